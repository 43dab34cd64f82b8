#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Hinomi authors
#
# nfdump over the same flows: it reads nfcapd's binary files alone, which `INPUT/nfcapd` must hold.
set -eu
. "$(dirname "$0")/measure.sh"
require_input "${1:-}"
command -v nfdump >/dev/null || skip nfdump "nfdump is not installed (Debian: apt install nfdump)"
[ -d "$1/nfcapd" ] || skip nfdump "$1/nfcapd holds no nfcapd files of these flows; nfdump cannot read Zeek's text"

# Its filter takes a list of addresses; blocks are left out as for the others.
filter=$(mktemp)
trap 'rm -f "$filter"' EXIT
awk -F , 'NR > 1 && $1 !~ /\// { list = list " " $1 } END { print "ip in [" list " ]" }' "$1/indicators.csv" >"$filter"
count() {
    all=$(nfdump -R "$1/nfcapd" -q -a -A proto -o 'fmt:%fl' | awk '{ n += $1 } END { print n + 0 }')
    listed=$(nfdump -R "$1/nfcapd" -q -f "$filter" -o 'fmt:%ts' | wc -l)
    echo "$all $listed"
}
measure nfdump match count "$1"
