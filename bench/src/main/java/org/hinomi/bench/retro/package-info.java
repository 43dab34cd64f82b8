// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * The benches of looking back: one address, and a hundred thousand, over many days of index. {@code IndexedDay} makes the
 * addresses of a day, {@code IndexedDays} the day files of an archive with what may be asked of them, {@code RetroBench}
 * asks with the files driven out of memory before each question.
 */
@NullMarked
package org.hinomi.bench.retro;

import org.jspecify.annotations.NullMarked;
