// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import org.hinomi.model.StableHash;

/**
 * Addresses outside, by rank. Sizes and exponents are set so that a day of 600 M sessions sees some 30 M distinct addresses. The
 * ranks of a pool are scattered over its own eighth of 240.0.0.0/4 and its own /64 of 2001:db8:ffff::/48.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its tables are never written once they are made.
enum PeerPool {
    WEB(0, 1 << 22, 1.05),
    VISITORS(1, 1 << 25, 0.8),
    SCANNERS(2, 1 << 23, 0.8),
    MAIL(3, 1 << 17, 1.05),
    NAMES(4, 1 << 14, 1.05),
    /** Never draws: what is listed but not seen. */
    UNSEEN(5, 1 << 25, 0.5);

    private static final int BLOCK_BITS = 25;
    private static final int FIRST = 0xf000_0000;

    /** Odd, so that multiplying by it permutes the block. */
    private static final int SPREAD = 0x01a3_c58b;

    private final int number;
    private final int size;
    private final RankTable ranks;

    PeerPool(int number, int size, double exponent) {
        this.number = number;
        this.size = size;
        this.ranks = new RankTable(size, exponent);
    }

    int draw(long random) {
        return ranks.draw(random);
    }

    int size() {
        return size;
    }

    /** The IPv4 address of a rank. */
    int ipv4(int rank) {
        return FIRST + (number << BLOCK_BITS) + (((rank + 1) * SPREAD) & ((1 << BLOCK_BITS) - 1));
    }

    /** The lower half of a rank's IPv6 address. */
    long ipv6Low(int rank) {
        return StableHash.mix(rank + 1L + ((long) number << 32));
    }

    /** The fourth group of the pool's IPv6 addresses. */
    int subnet() {
        return number + 1;
    }
}
