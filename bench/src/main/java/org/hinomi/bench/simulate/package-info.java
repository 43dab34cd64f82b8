// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
/**
 * Plays a small network of institutions and writes what its sensors would log, with the truth beside it.
 *
 * <p>The flow: {@code world} holds who is there, {@code traffic} draws ordinary sessions, {@code attack} writes the
 * scripts, {@code play} brings both in the order in which a sensor logs (at a session's end), {@code writer} puts
 * them down in a sensor's format, {@code live} does the same against the clock. All chance comes from one seed.
 *
 * <p>Addresses: institutions hold slices of 192.0.2.0/24 and 198.51.100.0/24 (RFC 5737) and of 2001:db8::/32 (RFC
 * 3849), and each a /16 of 10.0.0.0/8, the simulator's own inside space. Attack servers are in 203.0.113.0/24. All
 * others outside are in 198.18.0.0/15 (RFC 2544), 100.64.0.0/10 (RFC 6598), 240.0.0.0/4 (RFC 1112, 4) and
 * 2001:db8:ffff::/48. Nobody's real address is ever written.
 */
@NullMarked
package org.hinomi.bench.simulate;

import org.jspecify.annotations.NullMarked;
