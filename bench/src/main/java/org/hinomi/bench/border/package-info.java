// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * The input of the benches: the border of a large research network as Zeek would log it, made at more than a million lines
 * a second on one core.
 *
 * <p>The flow: {@link org.hinomi.bench.border.BorderKind} says what sorts of sessions there are and how large,
 * {@code BorderDraws} and {@code RankTable} draw who talks to whom (few hosts and peers have most sessions, after Zipf),
 * {@link org.hinomi.bench.border.BorderLines} writes each session's line by hand, {@code BorderHour} an hour of all sensors,
 * {@link org.hinomi.bench.border.BorderInput} the whole span with the network file, the indicators and a manifest with hashes.
 * The same settings give the same bytes.
 *
 * <p>The simulator beside it plays attacks and keeps the truth; this one has no script, only mass. Addresses: institution
 * {@code i} has 10.i.0.0/16 and 2001:db8:i00::/40; all others are in 240.0.0.0/4 (RFC 1112, 4) and 2001:db8:ffff::/48
 * (RFC 3849). Nobody's real address is ever written.
 */
@NullMarked
package org.hinomi.bench.border;

import org.jspecify.annotations.NullMarked;
