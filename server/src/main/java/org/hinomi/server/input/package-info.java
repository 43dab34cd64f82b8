// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Log files on disk: which ones, opened, read to their end. */
@NullMarked
package org.hinomi.server.input;

import org.jspecify.annotations.NullMarked;
