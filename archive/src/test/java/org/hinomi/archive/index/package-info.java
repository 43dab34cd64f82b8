// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Tests of the day index. */
@NullMarked
package org.hinomi.archive.index;

import org.jspecify.annotations.NullMarked;
