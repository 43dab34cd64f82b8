// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** A detector's claim about an inside host, with its evidence. */
@NullMarked
package org.hinomi.model.signal;

import org.jspecify.annotations.NullMarked;
