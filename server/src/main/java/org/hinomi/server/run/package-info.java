// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The running system: database, engine, desk, outbox and portal, started in order and stopped in order. */
@NullMarked
package org.hinomi.server.run;

import org.jspecify.annotations.NullMarked;
