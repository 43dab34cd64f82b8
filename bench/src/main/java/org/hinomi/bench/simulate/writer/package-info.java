// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What a sensor writes: a line format for each, and the files the lines go to. */
@NullMarked
package org.hinomi.bench.simulate.writer;

import org.jspecify.annotations.NullMarked;
