// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Who is there: institutions with their hosts, the peers outside, and the source of all chance. */
@NullMarked
package org.hinomi.bench.simulate.world;

import org.jspecify.annotations.NullMarked;
