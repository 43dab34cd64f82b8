// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Whose address it is, at that time; country and AS of the other end. */
@NullMarked
package org.hinomi.analysis.attribute;

import org.jspecify.annotations.NullMarked;
