// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Passwords guessed at a door of this host, found or not. */
@NullMarked
package org.hinomi.analysis.detect.passwordguess;

import org.jspecify.annotations.NullMarked;
