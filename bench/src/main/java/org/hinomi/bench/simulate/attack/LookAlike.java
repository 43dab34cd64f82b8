// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.attack;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.bench.simulate.world.SessionDraft;
import org.hinomi.model.session.Session;

/**
 * Harmless traffic that looks like {@link SizeClass} from afar: several hosts ask one update server, all answers but one
 * have one of two sizes, and the odd one is large. Some worlds have a poller or a large download in its place.
 */
public record LookAlike() implements Attack {

    private static final String ID = "benign";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public void play(Cast cast, Chance chance, Window window, Script script) {
        switch (chance.below(5)) {
            case 0 -> poller(cast, chance, window, script);
            case 1 -> download(cast, chance, window, script);
            default -> oddGroup(cast, chance, window, script);
        }
    }

    private static void oddGroup(Cast cast, Chance chance, Window window, Script script) {
        List<End> hosts = new ArrayList<>();
        for (long i = chance.between(2, 5); i > 0; i--) {
            hosts.add(cast.host(cast.member()));
        }
        End server = chance.pick(cast.world().updateServers().ipv4());
        long[] small = {chance.between(240, 900), chance.between(500, 6_000)};
        long[] usual = {chance.between(700, 1_600), chance.between(4_000, 40_000)};
        int count = (int) chance.between(7, 18);
        int oddAt = chance.below(count);
        int port = chance.happens(0.5) ? 80 : 443;
        List<Session> played = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            End host = i < hosts.size() ? hosts.get(i) : chance.pick(hosts);
            long[] sizes = i == oddAt ? oddSizes(usual, chance) : chance.happens(0.6) ? usual : small;
            played.add(script.add(new SessionDraft(
                            window.at((i + 0.8 * chance.uniform()) / count), host, chance.clientPort(), server, port)
                    .exchange(sizes[0], sizes[1], chance.between(120, 3_000))
                    .toSession(chance.identity())));
        }
        for (End host : hosts) {
            tell(script, cast, host, server, played, "an update server: fixed answers, and one update among them");
        }
    }

    private static long[] oddSizes(long[] usual, Chance chance) {
        return new long[] {usual[0] + chance.between(100, 1_500), usual[1] * chance.between(6, 40)};
    }

    private static void poller(Cast cast, Chance chance, Window window, Script script) {
        End host = cast.host(cast.member());
        End server = chance.pick(cast.world().updateServers().ipv4());
        long out = chance.between(400, 1_200);
        long in = chance.between(400, 2_400);
        List<Session> played = new ArrayList<>();
        Window calls = window.atMost(3_600_000);
        for (long at = calls.startMs(); at < calls.endMs(); at += chance.jitter(30_000, 0.05)) {
            played.add(script.add(new SessionDraft(at, host, chance.clientPort(), server, 443)
                    .exchange(out, in, chance.between(80, 300))
                    .toSession(chance.identity())));
        }
        tell(script, cast, host, server, played, "a program that asks its maker's server for news twice a minute");
    }

    private static void download(Cast cast, Chance chance, Window window, Script script) {
        End host = cast.host(cast.member());
        End server = chance.pick(cast.world().webServers().ipv4());
        List<Session> played = new ArrayList<>();
        played.add(script.add(new SessionDraft(window.at(0.1), host, chance.clientPort(), server, 443)
                .exchange(2_400, chance.between(20_000_000, 900_000_000), 9_000)
                .toSession(chance.identity())));
        tell(script, cast, host, server, played, "somebody fetched a large file");
    }

    private static void tell(Script script, Cast cast, End host, End server, List<Session> played, String explain) {
        List<Session> own = played.stream()
                .filter(session -> session.src().equals(host.address()))
                .toList();
        Member member = cast.memberOf(host);
        script.add(new Truth(
                ID,
                Truth.Outcome.QUIET,
                member,
                host,
                List.of(server),
                own.getFirst().startMs(),
                own.getLast().startMs(),
                List.of(),
                explain));
    }
}
