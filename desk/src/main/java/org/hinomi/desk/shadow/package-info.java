// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Shadow mode (シャドー運用): nothing is sent; what would have been decided is simulated by the lanes and the attention budget, and
 * told in a weekly report, with what could not be seen.
 */
@NullMarked
package org.hinomi.desk.shadow;

import org.jspecify.annotations.NullMarked;
