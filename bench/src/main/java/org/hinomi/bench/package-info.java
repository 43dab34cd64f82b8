// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** Tools around the product: the simulator and the measurements. A process of its own; the product never imports it. */
@NullMarked
package org.hinomi.bench;

import org.jspecify.annotations.NullMarked;
