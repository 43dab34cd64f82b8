// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * The bench of the running system: {@code Schedule} says when each record is due, {@code Feed} writes it into a watched folder,
 * {@code LiveServer} is {@code hinomi start} as a process of its own, {@code SignalWatch} sees signals in its database, and
 * {@code LiveBench} joins them. A latency counts from when a record was due, not from when it was written, so that a feed that is
 * held up hides nothing.
 */
@NullMarked
package org.hinomi.bench.live;

import org.jspecify.annotations.NullMarked;
