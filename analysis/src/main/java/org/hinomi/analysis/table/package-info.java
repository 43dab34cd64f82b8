// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Tables over the address space, and the small text forms that tables come in. Attribution and matching both stand on
 * it; it knows neither.
 */
@NullMarked
package org.hinomi.analysis.table;

import org.jspecify.annotations.NullMarked;
