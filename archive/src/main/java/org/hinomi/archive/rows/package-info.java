// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Sessions of many blocks and sensors as one table of primitive columns, for sorting and writing. */
@NullMarked
package org.hinomi.archive.rows;

import org.jspecify.annotations.NullMarked;
