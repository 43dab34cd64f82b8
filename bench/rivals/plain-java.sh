#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Hinomi authors
#
# What a Java programmer writes in ten minutes.
set -eu
. "$(dirname "$0")/measure.sh"
require_input "${1:-}"
find_java plain-java
measure plain-java match "$java" -Xmx2g "$(dirname "$0")/PlainReader.java" "$1"
