// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Somebody outside who tries the ports of one inside host, one after the other. */
@NullMarked
package org.hinomi.analysis.detect.verticalscan;

import org.jspecify.annotations.NullMarked;
