// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

import java.util.List;

/** Ends of one sort, in both address families, some far more popular than others. Immutable. */
public final class Pool {

    private final List<End> ipv4;
    private final List<End> ipv6;
    private final Weighted popularity4;
    private final Weighted popularity6;

    /** The first ends are the most popular; the exponent is Zipf's. */
    public Pool(List<End> ipv4, List<End> ipv6, double exponent) {
        this.ipv4 = List.copyOf(ipv4);
        this.ipv6 = List.copyOf(ipv6);
        popularity4 = Weighted.zipf(ipv4.size(), exponent);
        popularity6 = Weighted.zipf(ipv6.size(), exponent);
    }

    public End draw(Chance chance, boolean isIpv6) {
        return isIpv6 ? ipv6.get(popularity6.draw(chance)) : ipv4.get(popularity4.draw(chance));
    }

    public List<End> ipv4() {
        return ipv4;
    }
}
