// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What {@code start} and {@code ingest} both do for the archive: see that its disk does not run full. */
@NullMarked
package org.hinomi.server.archive;

import org.jspecify.annotations.NullMarked;
