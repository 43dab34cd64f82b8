// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Sessions in columns (the hot path) and as single records (evidence). */
@NullMarked
package org.hinomi.model.session;

import org.jspecify.annotations.NullMarked;
