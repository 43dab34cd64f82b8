// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Which addresses somebody warned of. */
@NullMarked
package org.hinomi.analysis.match;

import org.jspecify.annotations.NullMarked;
