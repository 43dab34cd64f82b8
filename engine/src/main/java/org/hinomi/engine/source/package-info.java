// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Folders that are watched: files in, blocks of sessions and alerts out, each line once over restarts. */
@NullMarked
package org.hinomi.engine.source;

import org.jspecify.annotations.NullMarked;
