// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * People's work in PostgreSQL. Three kinds of callers, each a database role with its own rights: the desk sees all, the engine its
 * signals and counts, a member what it was told; row level security holds where a query forgets.
 */
@NullMarked
package org.hinomi.server.store;

import org.jspecify.annotations.NullMarked;
