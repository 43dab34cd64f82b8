// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Site rules: reading their file, and trying them on stored or fresh signals before they are switched on. */
@NullMarked
package org.hinomi.server.rules;

import org.jspecify.annotations.NullMarked;
