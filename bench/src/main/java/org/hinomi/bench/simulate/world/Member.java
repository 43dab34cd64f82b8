// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;

/**
 * An institution of the simulated network.
 *
 * @param id its number, 1 and up
 * @param nameEn its name in English
 * @param nameJa its name in Japanese
 * @param open its slice of the documentation space (IPv4): servers and the hosts that attacks are played on
 * @param inside its /16 of 10.0.0.0/8
 * @param ipv6 its block of 2001:db8::/32
 * @param hosts its clients, the busiest first
 * @param servers its servers, the most wanted first
 */
public record Member(
        int id, String nameEn, String nameJa, Prefix open, Prefix inside, Prefix ipv6, Pool hosts, Pool servers) {

    public List<Prefix> prefixes() {
        return List.of(open, inside, ipv6);
    }

    /** Any address of the member, whether a host has it or not: what a scanner tries. */
    public End anyAddress(Chance chance, boolean isIpv6) {
        Prefix block = isIpv6 ? ipv6 : chance.happens(0.3) ? open : inside;
        long low = block.last().low();
        long hostBits = isIpv6 ? 0xffff : low - block.address().low();
        IpAddress base = block.address();
        return end(new IpAddress(base.high(), base.low() + chance.between(0, hostBits)));
    }

    /** This address as an end of the member. */
    public End end(IpAddress address) {
        return new End(address, id, World.COUNTRY);
    }
}
