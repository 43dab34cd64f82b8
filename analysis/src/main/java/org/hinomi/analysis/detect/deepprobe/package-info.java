// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** A scanner that found this host and stays with it. */
@NullMarked
package org.hinomi.analysis.detect.deepprobe;

import org.jspecify.annotations.NullMarked;
