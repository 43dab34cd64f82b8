#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Hinomi authors
#
# nfdump over the same flows. It reads nfcapd's binary files alone: they are made once, beside the input, before the clock runs.
set -eu
. "$(dirname "$0")/measure.sh"
require_input "${1:-}"
command -v nfdump >/dev/null || skip nfdump "nfdump is not installed (Debian: apt install nfdump)"
command -v nfcapd >/dev/null || skip nfdump "nfcapd is not installed (Debian: apt install nfdump)"
find_java nfdump
port=${NFCAPD_PORT:-29995}

# Sends all sessions as NetFlow 9 through loopback to nfcapd, in one file.
make_flows() {
    rm -rf "$1/nfcapd.part"
    mkdir "$1/nfcapd.part"
    nfcapd -b 127.0.0.1 -p "$port" -w "$1/nfcapd.part" -t 86400 -B 33554432 >"$1/nfcapd.txt" 2>&1 &
    collector=$!
    sleep 2
    sent=$("$java" "$(dirname "$0")/NetFlowSender.java" "$1" "$port")
    sleep 3
    kill "$collector"
    wait "$collector" || :
    held=$(count_all "$1/nfcapd.part")
    if [ "$sent" != "$held" ]; then
        skip nfdump "nfcapd took $held of $sent flows"
    fi
    mv "$1/nfcapd.part" "$1/nfcapd"
}

count_all() {
    nfdump -R "$1" -q -a -A proto -o 'fmt:%fl' | awk '{ n += $1 } END { print n + 0 }'
}

count() {
    listed=$(nfdump -R "$1/nfcapd" -q -f "$filter" -o 'fmt:%ts' | wc -l)
    echo "$(count_all "$1/nfcapd") $listed"
}

[ -d "$1/nfcapd" ] || make_flows "$1"
# Its filter takes a list of addresses; blocks are left out as for the others.
filter=$(mktemp)
awk -F , 'NR > 1 && $1 !~ /\// { list = list " " $1 } END { print "ip in [" list " ]" }' "$1/indicators.csv" >"$filter"
measure nfdump match count "$1"
rm -f "$filter"
