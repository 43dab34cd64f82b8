// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Institutions, the prefixes they hold and held, and the direction of a session seen from them. */
@NullMarked
package org.hinomi.model.network;

import org.jspecify.annotations.NullMarked;
