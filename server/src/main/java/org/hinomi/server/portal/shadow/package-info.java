// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The weekly report of shadow mode. */
@NullMarked
package org.hinomi.server.portal.shadow;

import org.jspecify.annotations.NullMarked;
