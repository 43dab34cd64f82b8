// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** An inside host that looks for open doors at one port of many addresses. */
@NullMarked
package org.hinomi.analysis.detect.insidescan;

import org.jspecify.annotations.NullMarked;
