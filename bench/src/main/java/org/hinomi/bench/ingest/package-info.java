// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The bench of {@code hinomi ingest}, run as a user runs it, and the density of the files that it leaves. */
@NullMarked
package org.hinomi.bench.ingest;

import org.jspecify.annotations.NullMarked;
