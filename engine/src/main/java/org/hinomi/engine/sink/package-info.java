// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Where results go: signals and counts by upsert, sessions into segments that appear with their checkpoint. */
@NullMarked
package org.hinomi.engine.sink;

import org.jspecify.annotations.NullMarked;
