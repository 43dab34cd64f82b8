// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** IP addresses and prefixes, both families in one 128-bit space. */
@NullMarked
package org.hinomi.model.address;

import org.jspecify.annotations.NullMarked;
