// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.traffic;

import java.util.List;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.bench.simulate.world.Pool;
import org.hinomi.bench.simulate.world.SessionDraft;
import org.hinomi.bench.simulate.world.Weighted;
import org.hinomi.bench.simulate.world.World;
import org.hinomi.model.session.Session;

/** Draws ordinary sessions. One thread only. */
public final class Traffic {

    private static final List<TrafficKind> KINDS = List.of(TrafficKind.values());

    private static final int[] SCAN_PORTS = {
        3389, 23, 443, 80, 22, 445, 25, 8080, 5900, 1433, 2323, 8443, 3306, 5060, 6379, 21
    };
    private static final Weighted SCAN_PORT_WEIGHTS =
            new Weighted(350, 122, 20, 14, 12, 12, 3, 5, 4, 4, 4, 3, 2, 1, 1, 1);

    /** (sent, received) of the update services' usual answers; each server has one pair. */
    private static final long[][] UPDATE_SIZES = {
        {612, 948}, {744, 1410}, {1154, 2210}, {530, 4096}, {890, 7750}, {402, 1220}, {1310, 5260}, {688, 12400}
    };

    private static final double LARGE_UPDATE_SHARE = 0.004;
    private static final long LONGEST_MS = 1_800_000;

    private final World world;
    private final Chance chance;
    private final double ipv6Share;
    private final Weighted kindWeights =
            new Weighted(KINDS.stream().mapToDouble(TrafficKind::weight).toArray());

    /** @param ipv6Share share of sessions over IPv6, 0..1 */
    public Traffic(World world, Chance chance, double ipv6Share) {
        this.world = world;
        this.chance = chance;
        this.ipv6Share = ipv6Share;
    }

    /** A session that starts now. */
    public Session next(long startMs) {
        boolean isIpv6 = chance.happens(ipv6Share);
        TrafficKind kind = KINDS.get(kindWeights.draw(chance));
        return draft(kind, startMs, isIpv6).toSession(chance.identity());
    }

    private SessionDraft draft(TrafficKind kind, long startMs, boolean isIpv6) {
        return switch (kind) {
            case SCAN -> scan(startMs, isIpv6);
            case WEB_OUT -> page(toOutside(world.webServers(), 443, startMs, isIpv6), 1900, 7000);
            case WEB_IN -> page(toServer(world.visitors(), 443, startMs, isIpv6), 1500, 9000);
            case PLAIN_WEB_OUT -> page(toOutside(world.webServers(), 80, startMs, isIpv6), 800, 4200);
            case PLAIN_WEB_IN -> page(toServer(world.visitors(), 80, startMs, isIpv6), 600, 5000);
            case UPDATE_CHECK -> updateCheck(startMs, isIpv6);
            case MAIL_IN -> upload(toServer(world.mailServers(), 25, startMs, isIpv6), 14000);
            case MAIL_OUT -> upload(toOutside(world.mailServers(), 25, startMs, isIpv6), 12000);
            case PASSWORD_GUESS -> passwordGuess(startMs, isIpv6);
            case SECURE_SHELL -> shell(toServer(world.visitors(), 22, startMs, isIpv6));
            case QUIC -> quic(toOutside(world.webServers(), 443, startMs, isIpv6));
            case NAME_QUESTION ->
                toOutside(world.nameServers(), 53, startMs, isIpv6)
                        .question(chance.between(56, 92), chance.between(84, 460), chance.between(1, 180));
            case MONITORING ->
                toServer(world.visitors(), 161, startMs, isIpv6)
                        .question(chance.between(70, 110), chance.between(80, 150), chance.between(1, 40));
            case TIME_QUESTION ->
                toOutside(world.timeServers(), 123, startMs, isIpv6).question(76, 76, chance.between(3, 60));
            case PING -> ping(startMs, isIpv6);
            case BACKUP -> backup(startMs, isIpv6);
        };
    }

    private SessionDraft scan(long startMs, boolean isIpv6) {
        End scanner = world.scanners().draw(chance, isIpv6);
        End target = world.drawMember(chance).anyAddress(chance, isIpv6);
        int port = SCAN_PORTS[SCAN_PORT_WEIGHTS.draw(chance)];
        SessionDraft draft = new SessionDraft(startMs, scanner, chance.clientPort(), target, port);
        double outcome = chance.uniform();
        if (outcome < 0.26) {
            return draft.refused();
        }
        if (outcome < 0.34) {
            return draft.blocked();
        }
        // Two requests are the commonest: 120 bytes, the median of the border. Some scanners send both at once.
        int requests = outcome < 0.50 ? 1 : outcome < 0.96 ? 2 : 3;
        boolean isBurst = requests == 1 || chance.happens(0.6);
        return draft.unanswered(requests, isBurst ? requests - 1 : 1012L * requests * (requests - 1) / 2);
    }

    private SessionDraft toOutside(Pool peers, int port, long startMs, boolean isIpv6) {
        End host = world.drawMember(chance).hosts().draw(chance, isIpv6);
        return new SessionDraft(startMs, host, chance.clientPort(), peers.draw(chance, isIpv6), port);
    }

    private SessionDraft toServer(Pool peers, int port, long startMs, boolean isIpv6) {
        End server = world.drawMember(chance).servers().draw(chance, isIpv6);
        return new SessionDraft(startMs, peers.draw(chance, isIpv6), chance.clientPort(), server, port);
    }

    private SessionDraft page(SessionDraft draft, double medianOut, double medianIn) {
        if (chance.happens(0.02)) {
            return draft.unanswered(3, 3030);
        }
        return draft.exchange(chance.logNormal(medianOut, 0.9), chance.logNormal(medianIn, 2.05), length(4_000));
    }

    private SessionDraft upload(SessionDraft draft, double medianOut) {
        return draft.exchange(chance.logNormal(medianOut, 1.6), chance.logNormal(1100, 0.4), length(2_500));
    }

    private SessionDraft shell(SessionDraft draft) {
        return draft.exchange(chance.logNormal(9000, 1.4), chance.logNormal(16000, 1.6), length(90_000));
    }

    private SessionDraft quic(SessionDraft draft) {
        return draft.question(chance.logNormal(3200, 0.8), chance.logNormal(9000, 1.5), length(9_000));
    }

    /** Asks the same small thing again and again; rarely something large comes back. */
    private SessionDraft updateCheck(long startMs, boolean isIpv6) {
        End host = world.drawMember(chance).hosts().draw(chance, isIpv6);
        End server = world.updateServers().draw(chance, isIpv6);
        int service = (int) Math.floorMod(server.address().low(), (long) UPDATE_SIZES.length);
        long[] sizes = UPDATE_SIZES[service];
        int port = service % 2 == 0 ? 80 : 443;
        SessionDraft draft = new SessionDraft(startMs, host, chance.clientPort(), server, port);
        if (chance.happens(LARGE_UPDATE_SHARE)) {
            return draft.exchange(sizes[0] * 2, chance.logNormal(900_000, 1.5), length(8_000));
        }
        return draft.exchange(sizes[0], sizes[1], chance.between(40, 900));
    }

    private SessionDraft passwordGuess(long startMs, boolean isIpv6) {
        End guesser = world.scanners().draw(chance, isIpv6);
        End server = world.drawMember(chance).servers().draw(chance, isIpv6);
        return new SessionDraft(startMs, guesser, chance.clientPort(), server, 22)
                .exchange(chance.between(1480, 1900), chance.between(1900, 2400), chance.between(900, 2600));
    }

    private SessionDraft ping(long startMs, boolean isIpv6) {
        End visitor = world.visitors().draw(chance, isIpv6);
        End server = world.drawMember(chance).servers().draw(chance, isIpv6);
        // Type 8, code 0 asks in ICMP (RFC 792); type 128 in ICMPv6 (RFC 4443, 4.1).
        return new SessionDraft(startMs, visitor, isIpv6 ? 128 : 8, server, 0).echo((int) chance.between(1, 4));
    }

    private SessionDraft backup(long startMs, boolean isIpv6) {
        Member member = world.drawMember(chance);
        End store = world.backupStores().draw(chance, isIpv6);
        int port = chance.happens(0.5) ? 22 : 443;
        return new SessionDraft(startMs, member.servers().draw(chance, isIpv6), chance.clientPort(), store, port)
                .exchange(chance.logNormal(60_000_000, 1.3), chance.logNormal(400_000, 0.6), length(400_000));
    }

    private long length(double medianMs) {
        return Math.min(LONGEST_MS, 20 + chance.logNormal(medianMs, 1.6));
    }
}
