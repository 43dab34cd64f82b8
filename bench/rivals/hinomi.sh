#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Copyright 2026 The Hinomi authors
#
# Our own hot path, from the start of the process to its end.
set -eu
. "$(dirname "$0")/measure.sh"
require_input "${1:-}"
measure hinomi match "${HINOMI_LAUNCHER:-$(dirname "$0")/../../hinomi}" bench count "$1"
