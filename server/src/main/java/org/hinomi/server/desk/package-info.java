// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The desk over PostgreSQL: judging with what was learnt, and deciding on notices within the attention budget. */
@NullMarked
package org.hinomi.server.desk;

import org.jspecify.annotations.NullMarked;
