#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Hinomi authors
#
# DuckDB, the release that we write our own hour files with, through its JDBC driver.
set -eu
. "$(dirname "$0")/measure.sh"
require_input "${1:-}"
find_java duckdb
for jar in "$(dirname "$0")"/../target/lib/duckdb_jdbc-*.jar; do break; done
[ -f "$jar" ] || skip duckdb "its driver is not in bench/target/lib: run ./hinomi build"
measure duckdb match "$java" --enable-native-access=ALL-UNNAMED -cp "$jar" "$(dirname "$0")/DuckDbReader.java" match "$1"
