// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What was looked back for, and what was found or not. */
@NullMarked
package org.hinomi.server.portal.retro;

import org.jspecify.annotations.NullMarked;
