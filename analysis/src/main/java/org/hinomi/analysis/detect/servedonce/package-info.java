// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** A server that gave something large once, and was gone. */
@NullMarked
package org.hinomi.analysis.detect.servedonce;

import org.jspecify.annotations.NullMarked;
