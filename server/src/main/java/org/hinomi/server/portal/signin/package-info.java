// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Signing in by a link that works once. */
@NullMarked
package org.hinomi.server.portal.signin;

import org.jspecify.annotations.NullMarked;
