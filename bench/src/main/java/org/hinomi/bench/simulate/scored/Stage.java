// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.bench.simulate.world.Weighted;
import org.hinomi.bench.simulate.world.World;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Session;

/** A world while it is played: who is there, and all that happens. One thread only. */
final class Stage {

    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    /** A Monday, 0:00 in Japan. */
    static final long START_MS = 1_775_401_200_000L;

    private static final int FULL_LENGTH = 128;
    private static final List<String> COUNTRIES = List.of("JP", "US", "SG", "DE", "NL", "CN", "GB", "FR", "KR", "IE");
    private static final Weighted COUNTRY_WEIGHTS = new Weighted(45, 30, 4, 4, 4, 4, 3, 2, 2, 2);

    private final long seed;
    private final WorldPlan plan;
    private final World world;
    private final Chance casting;
    private final List<End> users = new ArrayList<>();
    private final List<End> idleUsers = new ArrayList<>();
    private final List<End> idleHosts = new ArrayList<>();
    private final Set<IpAddress> takenPeers = new HashSet<>();

    private final List<Session> sessions = new ArrayList<>();
    private final List<SensedAlert> alerts = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Staged> staged = new ArrayList<>();

    Stage(WorldPlan plan, long seed) {
        this.plan = plan;
        this.seed = seed;
        world = World.of(chance("world"), plan.institutions());
        casting = chance("casting");
        world.members().forEach(this::settle);
        shuffle(idleUsers);
        shuffle(idleHosts);
    }

    /** Larger institutions have more users, by the square root of their rank. */
    private void settle(Member member) {
        List<End> hosts = new ArrayList<>(member.hosts().ipv4());
        shuffle(hosts);
        int count = Math.max(8, (int) Math.round(plan.usersEach() * 2.2 / Math.sqrt(member.id())));
        int userCount = Math.min(count, hosts.size() - 20);
        users.addAll(hosts.subList(0, userCount));
        idleUsers.addAll(hosts.subList(0, userCount));
        idleHosts.addAll(hosts.subList(userCount, Math.min(hosts.size(), userCount + 60)));
    }

    private void shuffle(List<End> ends) {
        for (int i = ends.size() - 1; i > 0; i--) {
            int other = casting.below(i + 1);
            End end = ends.get(i);
            ends.set(i, ends.get(other));
            ends.set(other, end);
        }
    }

    /** Chance of one act: what another act draws does not change it. */
    Chance chance(String act) {
        return Chance.ofSeed(
                StableHash.combine(StableHash.combine(seed, StableHash.of(plan.name())), StableHash.of(act)));
    }

    World world() {
        return world;
    }

    int days() {
        return plan.days();
    }

    /** Start of a day, 0 is the first. */
    long day(int number) {
        return START_MS + number * DAY;
    }

    /** The day of most attacks; those before it are the past. */
    long lastDay() {
        return day(days() - 1);
    }

    long endMs() {
        return day(days());
    }

    /** All who browse. */
    List<End> users() {
        return users;
    }

    /** A user who has no other part. */
    End takeUser() {
        if (idleUsers.isEmpty()) {
            throw new IllegalStateException("more parts than users in " + plan);
        }
        return idleUsers.removeLast();
    }

    /** Users of one institution who have no other part. */
    List<End> takeUsers(int count) {
        End first = takeUser();
        List<End> some = new ArrayList<>(List.of(first));
        for (int i = idleUsers.size() - 1; i >= 0 && some.size() < count; i--) {
            if (idleUsers.get(i).institution() == first.institution()) {
                some.add(idleUsers.remove(i));
            }
        }
        return some;
    }

    /** An inside host that nobody browses from: a server of some sort. */
    End takeServer() {
        if (idleHosts.isEmpty()) {
            throw new IllegalStateException("more parts than servers in " + plan);
        }
        return idleHosts.removeLast();
    }

    /**
     * An outside address that nothing else has, from the same ranges whether good or bad. Draws one number, however often it must
     * look: what other acts took does not change this one.
     */
    End peer(Chance chance) {
        Chance own = Chance.ofSeed(chance.identity());
        while (true) {
            int bits = own.happens(0.7)
                    ? 100 << 24 | 64 << 16 | own.below(1 << 22) // 100.64.0.0/10 (RFC 6598)
                    : 198 << 24 | 18 << 16 | own.below(1 << 17); // 198.18.0.0/15 (RFC 2544)
            IpAddress address = IpAddress.ofIpv4(bits);
            if (takenPeers.add(address)) {
                return World.outside(address, COUNTRIES.get(COUNTRY_WEIGHTS.draw(own)));
            }
        }
    }

    List<End> peers(Chance chance, int count) {
        List<End> ends = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            ends.add(peer(chance));
        }
        return ends;
    }

    /** What happens after the world's end is not seen. */
    void add(Session session) {
        if (session.startMs() >= START_MS && session.startMs() < endMs()) {
            sessions.add(session);
        }
    }

    void add(SensedAlert alert) {
        alerts.add(alert);
    }

    void warn(End end, IndicatorRole role, int confidence, String source) {
        Prefix prefix = new Prefix(end.address(), FULL_LENGTH);
        indicators.add(new Indicator(prefix, role, confidence, source, Long.MIN_VALUE, Long.MAX_VALUE));
    }

    /** Says what was played, if any of it falls into the world's time. */
    void tell(
            String family,
            String kind,
            Standing standing,
            Collection<End> hosts,
            Collection<End> ends,
            List<Long> calls,
            DamageRung rung) {
        List<Long> seen = calls.stream().filter(at -> at < endMs()).toList();
        if (!seen.isEmpty()) {
            staged.add(new Staged(family, kind, standing, addresses(hosts), addresses(ends), seen, rung));
        }
    }

    void tell(String family, String kind, Standing standing, End host, End peer, List<Long> calls, DamageRung rung) {
        tell(family, kind, standing, List.of(host), List.of(peer), calls, rung);
    }

    private static List<IpAddress> addresses(Collection<End> ends) {
        return ends.stream().map(End::address).toList();
    }

    /** A time in a window, to the millisecond. */
    static long within(Chance chance, long fromMs, Duration length) {
        return fromMs + chance.between(0, length.toMillis() - 1);
    }

    /** Log-uniform between two numbers. */
    static double logUniform(Chance chance, double from, double to) {
        return from * Math.pow(to / from, chance.uniform());
    }

    ScoredWorld finish() {
        sessions.sort(
                Comparator.comparingLong((Session session) -> session.startMs() + Math.max(0, session.durationMs()))
                        .thenComparingLong(Session::recordId));
        return new ScoredWorld(plan, seed, world, sessions, alerts, indicators, staged);
    }
}
