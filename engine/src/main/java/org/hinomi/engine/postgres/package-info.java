// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The engine's two tables in PostgreSQL, over plain JDBC. */
@NullMarked
package org.hinomi.engine.postgres;

import org.jspecify.annotations.NullMarked;
