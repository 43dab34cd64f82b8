// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Runs the scripts of {@code bench/rivals} on one input, one after the other, and puts their answers side by side. */
@NullMarked
package org.hinomi.bench.rivals;

import org.jspecify.annotations.NullMarked;
