// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * The composition root: the command line, the portal by screen, the stores in PostgreSQL, mail. Puts the other modules
 * together and decides nothing that they decide.
 */
@NullMarked
package org.hinomi.server;

import org.jspecify.annotations.NullMarked;
