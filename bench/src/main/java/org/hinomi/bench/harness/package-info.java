// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * What every bench needs to be believed: where it ran ({@code Machine}, {@code Commit}), what a run cost ({@code Cost}, by
 * {@code Stopwatch} in this process and {@code ChildRun} in another), how runs spread ({@code Spread}, {@code Latencies}), what was
 * asked ({@code Goal}), and the report with all of it for a person and as JSON ({@code Report}).
 */
@NullMarked
package org.hinomi.bench.harness;

import org.jspecify.annotations.NullMarked;
