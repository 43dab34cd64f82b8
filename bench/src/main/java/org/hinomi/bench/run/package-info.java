// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/** The command line of the benches: reads what is wanted, lets the bench run, publishes its report. */
@NullMarked
package org.hinomi.bench.run;

import org.jspecify.annotations.NullMarked;
