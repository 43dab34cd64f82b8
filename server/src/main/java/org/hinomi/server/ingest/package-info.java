// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Loading files of logs into a home at full speed, without portal and database. */
@NullMarked
package org.hinomi.server.ingest;

import org.jspecify.annotations.NullMarked;
