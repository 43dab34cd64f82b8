// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What searches of the archive found, in words and as JSON; {@code docs/retro.md} names the keys. */
@NullMarked
package org.hinomi.server.search;

import org.jspecify.annotations.NullMarked;
