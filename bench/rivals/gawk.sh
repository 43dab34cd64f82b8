#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Hinomi authors
#
# Fields by awk, both ends looked up in an associative array.
set -eu
. "$(dirname "$0")/measure.sh"
require_input "${1:-}"
awk=gawk
command -v gawk >/dev/null || awk=mawk
command -v "$awk" >/dev/null || skip gawk "neither gawk nor mawk is installed"

LC_ALL=C measure "$awk" match "$awk" -F '\t' '
    FNR == 1 { file++ }
    file == 1 { split($0, column, ","); if (FNR > 1) listed[column[1]] = 1; next }
    /^#/ { next }
    { rows++; if (($3 in listed) || ($5 in listed)) matches++ }
    END { print rows + 0, matches + 0 }' "$1/indicators.csv" "$1"/logs/*/*.log
