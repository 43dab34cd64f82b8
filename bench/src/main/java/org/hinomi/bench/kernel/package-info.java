// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** JMH over the kernels of the hot path, one core each: parse, attribute, match. */
@NullMarked
package org.hinomi.bench.kernel;

import org.jspecify.annotations.NullMarked;
