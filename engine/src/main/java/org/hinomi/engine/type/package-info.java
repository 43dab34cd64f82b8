// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** How values become bytes: one hand-written layout a type, for the network, for state and for committables alike. */
@NullMarked
package org.hinomi.engine.type;

import org.jspecify.annotations.NullMarked;
