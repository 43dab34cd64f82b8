// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * PostgreSQL without an installation: unpacks the server's binaries from their Maven artifact, makes a data folder with safe
 * settings, starts the server as a child, stops it cleanly, and finds its way back after a crash of either. A network that
 * has a PostgreSQL of its own does not use this package.
 */
@NullMarked
package org.hinomi.server.postgres;

import org.jspecify.annotations.NullMarked;
