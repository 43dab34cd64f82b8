// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.attack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.bench.simulate.world.World;
import org.hinomi.model.network.InstitutionId;

/** Gives out the parts: nobody plays in two attacks, so that the truth about a host is one truth. One thread only. */
public final class Cast {

    private static final String ATTACK_NET = "203.0.113.";

    /** Attack servers end below this; the rest of the net stands on the indicator list and is never contacted. */
    private static final int FIRST_DECOY = 224;

    private static final List<String> ATTACK_COUNTRIES = List.of("RU", "NL", "MD", "US", "HK", "SC", "BG");

    private final World world;
    private final Chance chance;
    private final Map<Integer, Integer> hostsGiven = new HashMap<>();
    private int membersGiven;
    private int attackServersGiven;
    private int decoysGiven;

    public Cast(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        membersGiven = chance.below(world.members().size());
    }

    public World world() {
        return world;
    }

    /** The next institution, in turn. */
    public Member member() {
        List<Member> members = world.members();
        return members.get(membersGiven++ % members.size());
    }

    /** A client of this institution that has no part yet: from its documentation slice while that lasts. */
    public End host(Member member) {
        List<End> hosts = member.hosts().ipv4();
        // The busiest few stay out of it.
        int given = hostsGiven.merge(member.id(), 1, Integer::sum) + 1;
        return hosts.get(given % hosts.size());
    }

    /** One of this institution's servers. */
    public End server(Member member) {
        return chance.pick(member.servers().ipv4());
    }

    /** An outside server or host that attacks, in 203.0.113.0/24. */
    public End attacker() {
        // Seven and 223 have no common factor: all addresses below the decoys, in a scattered order.
        int last = 1 + (40 + 7 * attackServersGiven++) % (FIRST_DECOY - 1);
        return World.outside(World.ipv4(ATTACK_NET + last), chance.pick(ATTACK_COUNTRIES));
    }

    /** An address for the indicator list that nobody contacts. */
    public End decoy() {
        int last = FIRST_DECOY + decoysGiven++ % 30;
        return World.outside(World.ipv4(ATTACK_NET + last), chance.pick(ATTACK_COUNTRIES));
    }

    /** The institution of an inside end. */
    public Member memberOf(End end) {
        return world.member(new InstitutionId(end.institution()));
    }
}
