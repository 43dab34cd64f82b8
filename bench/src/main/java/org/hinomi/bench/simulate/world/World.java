// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.network.InstitutionId;

/** The institutions and all who talk to them. Immutable; drawn once from the seed. */
public final class World {

    /** Where all institutions are. */
    public static final String COUNTRY = "JP";

    public static final int MOST_MEMBERS = MemberNames.ALL.size();

    private static final int IPV4_BITS = 96;
    private static final long PEERS_HIGH = 0x2001_0db8_ffff_0000L;
    private static final double PEER_ZIPF = 1.05;

    private final List<Member> members;
    private final Weighted memberSizes;
    private final Pool webServers;
    private final Pool mailServers;
    private final Pool visitors;
    private final Pool scanners;
    private final Pool updateServers;
    private final Pool timeServers;
    private final Pool nameServers;
    private final Pool backupStores;

    private World(Chance chance, int memberCount) {
        List<Member> all = new ArrayList<>();
        double[] sizes = new double[memberCount];
        for (int i = 0; i < memberCount; i++) {
            all.add(member(i));
            sizes[i] = Math.pow(i + 1.0, -0.7);
        }
        members = List.copyOf(all);
        memberSizes = new Weighted(sizes);
        Countries near = new Countries(chance, "JP", 60, "US", 28, "IE", 3, "DE", 3, "SG", 3, "KR", 3);
        Countries wide = new Countries(chance, "JP", 70, "US", 14, "CN", 6, "GB", 4, "FR", 3, "IN", 3);
        Countries hostile = new Countries(chance, "CN", 29, "US", 24, "GB", 21, "RU", 8, "NL", 8, "BR", 5, "VN", 5);
        webServers = pool(near, "198.18.0.0", 6000, 0x1);
        updateServers = pool(near, "198.19.0.0", 60, 0x2);
        mailServers = pool(near, "198.19.16.0", 900, 0x3);
        timeServers = pool(near, "198.19.32.0", 16, 0x4);
        nameServers = pool(near, "198.19.33.0", 200, 0x5);
        backupStores = pool(near, "198.19.40.0", 12, 0x6);
        visitors = pool(wide, "100.64.0.0", 20000, 0x7);
        scanners = pool(hostile, "240.16.0.0", 3000, 0x8);
    }

    public static World of(Chance chance, int memberCount) {
        if (memberCount < 4 || memberCount > MOST_MEMBERS) {
            throw new IllegalArgumentException("4.." + MOST_MEMBERS + " institutions, not " + memberCount);
        }
        return new World(chance, memberCount);
    }

    private static Member member(int index) {
        int id = index + 1;
        MemberNames.Name name = MemberNames.ALL.get(index);
        Prefix open = openSlice(index);
        Prefix inside = new Prefix(ipv4("10." + id + ".0.0"), IPV4_BITS + 16);
        Prefix ipv6 = new Prefix(new IpAddress(0x2001_0db8_0000_0000L | (long) id << 24, 0), 40);
        int hostCount = Math.max(40, (int) (3000 * Math.pow(id, -0.8)));
        List<End> hosts = new ArrayList<>();
        List<End> servers = new ArrayList<>();
        List<End> hosts6 = new ArrayList<>();
        List<End> servers6 = new ArrayList<>();
        long usable = open.last().low() - open.address().low();
        for (int i = 1; i < usable; i++) {
            (i <= usable / 3 ? servers : hosts).add(inside(id, step(open.address(), i)));
        }
        for (int i = 0; i < hostCount; i++) {
            // .1 upwards in each /24, leaving .0 and .255 out.
            hosts.add(inside(id, step(inside.address(), i / 250 * 256L + i % 250 + 1)));
        }
        for (int i = 1; i <= hostCount / 2 + 4; i++) {
            (i <= 4 ? servers6 : hosts6).add(inside(id, step(ipv6.address(), i)));
        }
        Pool clients = new Pool(hosts, hosts6, 0.8);
        return new Member(id, name.en(), name.ja(), open, inside, ipv6, clients, new Pool(servers, servers6, 1));
    }

    /** Eight /27 of 192.0.2.0/24, then sixteen /28 of 198.51.100.0/24. */
    private static Prefix openSlice(int index) {
        return index < 8
                ? new Prefix(ipv4("192.0.2." + index * 32), IPV4_BITS + 27)
                : new Prefix(ipv4("198.51.100." + (index - 8) * 16), IPV4_BITS + 28);
    }

    private static Pool pool(Countries countries, String first, int count, int subnet) {
        List<End> ends = new ArrayList<>();
        List<End> ends6 = new ArrayList<>();
        IpAddress base6 = new IpAddress(PEERS_HIGH | subnet, 0);
        for (int i = 0; i < count; i++) {
            ends.add(outside(step(ipv4(first), i + 1), countries.draw()));
            if (i < count / 4 + 4) {
                ends6.add(outside(step(base6, i + 1), countries.draw()));
            }
        }
        return new Pool(ends, ends6, PEER_ZIPF);
    }

    private static End inside(int institution, IpAddress address) {
        return new End(address, institution, COUNTRY);
    }

    /** An end that belongs to no institution. */
    public static End outside(IpAddress address, String country) {
        return new End(address, InstitutionId.OUTSIDE, country);
    }

    /** An address that is written in this source. */
    public static IpAddress ipv4(String text) {
        return IpAddress.parse(text).orElseThrow();
    }

    private static IpAddress step(IpAddress address, long by) {
        return new IpAddress(address.high(), address.low() + by);
    }

    public List<Member> members() {
        return members;
    }

    /** The member with this number. */
    public Member member(InstitutionId id) {
        return members.get(id.value() - 1);
    }

    /** A member, the large ones more often. */
    public Member drawMember(Chance chance) {
        return members.get(memberSizes.draw(chance));
    }

    public Pool webServers() {
        return webServers;
    }

    public Pool mailServers() {
        return mailServers;
    }

    /** Who looks at the institutions' own pages. */
    public Pool visitors() {
        return visitors;
    }

    public Pool scanners() {
        return scanners;
    }

    public Pool updateServers() {
        return updateServers;
    }

    public Pool timeServers() {
        return timeServers;
    }

    public Pool nameServers() {
        return nameServers;
    }

    public Pool backupStores() {
        return backupStores;
    }

    /** Draws countries with given weights. */
    private static final class Countries {

        private final Chance chance;
        private final List<String> names = new ArrayList<>();
        private final Weighted weights;

        Countries(Chance chance, Object... namesAndWeights) {
            this.chance = chance;
            double[] shares = new double[namesAndWeights.length / 2];
            for (int i = 0; i < shares.length; i++) {
                names.add((String) namesAndWeights[2 * i]);
                shares[i] = (Integer) namesAndWeights[2 * i + 1];
            }
            weights = new Weighted(shares);
        }

        String draw() {
            return names.get(weights.draw(chance));
        }
    }
}
