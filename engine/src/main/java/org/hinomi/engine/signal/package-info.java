// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Signals as they stand in the database. */
@NullMarked
package org.hinomi.engine.signal;

import org.jspecify.annotations.NullMarked;
