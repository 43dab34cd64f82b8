// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** What closings have taught, from which, and how to take it back. */
@NullMarked
package org.hinomi.server.portal.learning;

import org.jspecify.annotations.NullMarked;
