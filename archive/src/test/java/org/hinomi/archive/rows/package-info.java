// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Tests of the order and of the tables. */
@NullMarked
package org.hinomi.archive.rows;

import org.jspecify.annotations.NullMarked;
