// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.attack;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.bench.simulate.world.AlertKind;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.bench.simulate.world.SessionDraft;
import org.hinomi.bench.simulate.world.Signature;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Session;

/**
 * Ten sessions of three hosts of two institutions to one server that hands out malware. Six and three are of one size each;
 * one is different and much larger: there the second program was fetched. (Sent, received) in bytes: 1154/23532 six times,
 * 307/14466 three times, 2283/353460 once.
 *
 * @param isOrderVaried false: the odd session is the first, by the first host; true: the seed decides both
 */
public record SizeClass(boolean isOrderVaried) implements Attack {

    static final long[] FREQUENT = {1154, 23532};
    static final long[] RARE = {307, 14466};
    static final long[] ODD = {2283, 353460};

    private static final int SESSIONS = 10;
    private static final Signature MALWARE =
            new Signature(26001, AlertKind.VIRUS, "Trojan Downloader Stage One", "malware-download", Severity.HIGH);

    @Override
    public String id() {
        return "size-class";
    }

    @Override
    public void play(Cast cast, Chance chance, Window window, Script script) {
        Member first = cast.member();
        Member second = cast.member();
        List<End> hosts = List.of(cast.host(first), cast.host(first), cast.host(second));
        End server = cast.attacker();
        int oddAt = isOrderVaried ? chance.below(SESSIONS) : 0;
        int oddHost = isOrderVaried ? chance.below(hosts.size()) : 0;
        List<long[]> classes = shuffledClasses(chance);
        List<Session> played = new ArrayList<>();
        int ordinary = 0;
        for (int i = 0; i < SESSIONS; i++) {
            boolean isOdd = i == oddAt;
            End host = hosts.get(isOdd ? oddHost : ordinary % hosts.size());
            long[] sizes = isOdd ? ODD : classes.get(ordinary++);
            long startMs = window.at((i + 0.7 * chance.uniform()) / SESSIONS);
            played.add(script.add(new SessionDraft(startMs, host, chance.clientPort(), server, 80)
                    .exchange(sizes[0], sizes[1], isOdd ? 2900 : chance.between(180, 620))
                    .toSession(chance.identity())));
        }
        warn(played, server, chance, script);
        for (int i = 0; i < hosts.size(); i++) {
            tell(hosts.get(i), i == oddHost, server, played, cast, script);
        }
    }

    /** The nine ordinary sessions' sizes, in any order. */
    private static List<long[]> shuffledClasses(Chance chance) {
        List<long[]> classes = new ArrayList<>();
        for (int i = 0; i < SESSIONS - 1; i++) {
            classes.add(chance.below(classes.size() + 1), i < 6 ? FREQUENT : RARE);
        }
        return classes;
    }

    private static void warn(List<Session> played, End server, Chance chance, Script script) {
        for (int i = 0; i < played.size(); i++) {
            if (i == 1 || i == 3 || chance.happens(0.2)) {
                Session session = played.get(i);
                long raisedMs = session.startMs() + Math.min(100, session.durationMs());
                script.add(SensedAlert.about(session, MALWARE, raisedMs, SensorAction.ALLOWED, ""));
            }
        }
        if (chance.happens(0.5)) {
            script.warn(server, IndicatorRole.DISTRIBUTION, 80, "partner-feed");
        }
    }

    private void tell(End host, boolean isOdd, End server, List<Session> played, Cast cast, Script script) {
        List<Session> own = played.stream()
                .filter(session -> session.src().equals(host.address()))
                .toList();
        List<DamageRung> rungs =
                isOdd ? List.of(DamageRung.DELIVERED, DamageRung.SECOND_DOWNLOAD) : List.of(DamageRung.DELIVERED);
        String explain = isOdd
                ? "one session of another size class (2283/353460): the second program was fetched"
                : "sessions of the two frequent size classes only: the first program was fetched";
        script.add(new Truth(
                id(),
                Truth.Outcome.INCIDENT,
                cast.memberOf(host),
                host,
                List.of(server),
                own.getFirst().startMs(),
                own.getLast().startMs(),
                rungs,
                explain));
    }
}
