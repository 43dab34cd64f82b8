// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The scripted attacks and their harmless look-alikes, each with the truth about every host in it. */
@NullMarked
package org.hinomi.bench.simulate.attack;

import org.jspecify.annotations.NullMarked;
