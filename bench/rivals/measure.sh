# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Hinomi authors
#
# For the scripts beside it. `measure NAME TASK COMMAND...` runs a command that prints "ROWS MATCHES" and says what it cost.

skip() {
    printf '{"rival":"%s","skipped":"%s"}\n' "$1" "$2"
    exit 0
}

# The folder of an input, as the first argument of every script.
require_input() {
    [ -f "${1:-}/indicators.csv" ] && [ -d "$1/logs" ] || {
        echo "usage: $(basename "$0") INPUT: a folder with logs/ and indicators.csv, as 'hinomi bench input' makes" >&2
        exit 2
    }
}

# Processor time is that of the children, from the second line of the shell's own `times`.
measure() {
    name=$1 task=$2
    shift 2
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    times >"$scratch/before"
    started=$(date +%s.%N)
    "$@" >"$scratch/answer"
    ended=$(date +%s.%N)
    times >"$scratch/after"
    awk -v name="$name" -v task="$task" -v wall="$started $ended" -v answer="$(tail -n 1 "$scratch/answer")" '
        FNR == 2 { split($1, user, /[ms]/); split($2, sys, /[ms]/)
            cpu[++files] = user[1] * 60 + user[2] + sys[1] * 60 + sys[2] }
        END { split(wall, t, " "); split(answer, n, " ")
            matches = n[2] == "" ? "null" : n[2]
            printf "{\"rival\":\"%s\",\"task\":\"%s\",\"rows\":%s,\"matches\":%s,\"wallSec\":%.3f,\"cpuSec\":%.2f}\n",
                name, task, n[1], matches, t[2] - t[1], cpu[2] - cpu[1] }' "$scratch/before" "$scratch/after"
}

# A Java that runs source files, 22 or newer.
find_java() {
    java=${JAVA_HOME:+$JAVA_HOME/bin/}java
    command -v "$java" >/dev/null || skip "$1" "no java is found: set JAVA_HOME"
}
