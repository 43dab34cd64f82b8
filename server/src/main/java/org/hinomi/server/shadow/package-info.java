// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Shadow mode over PostgreSQL: simulated decisions, and the weekly report as files. */
@NullMarked
package org.hinomi.server.shadow;

import org.jspecify.annotations.NullMarked;
