// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Failures with a class: whose fault, and what to do. */
@NullMarked
package org.hinomi.model.error;

import org.jspecify.annotations.NullMarked;
