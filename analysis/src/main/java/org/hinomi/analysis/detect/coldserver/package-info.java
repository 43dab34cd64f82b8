// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** A server that had answered nobody, and now answers. */
@NullMarked
package org.hinomi.analysis.detect.coldserver;

import org.jspecify.annotations.NullMarked;
