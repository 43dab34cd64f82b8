// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.attack;

import java.util.List;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.bench.simulate.world.SessionDraft;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;

/** A host calls a command server that is on the indicator list and never answers, again and again. */
public record ColdCommandServer() implements Attack {

    private static final long RETRY_MS = 11_000;
    private static final long LONGEST_MS = 20 * 60_000;

    @Override
    public String id() {
        return "cold-c2";
    }

    @Override
    public void play(Cast cast, Chance chance, Window window, Script script) {
        Member member = cast.member();
        End host = cast.host(member);
        End server = cast.attacker();
        Window calls = window.atMost(LONGEST_MS);
        long lastMs = calls.startMs();
        for (long at = calls.startMs(); at < calls.endMs(); at += chance.jitter(RETRY_MS, 0.15)) {
            lastMs = at;
            script.add(new SessionDraft(at, host, chance.clientPort(), server, 1177)
                    .unanswered(3, 3010 + chance.between(0, 30))
                    .toSession(chance.identity()));
        }
        script.warn(server, IndicatorRole.COMMAND_AND_CONTROL, 90, "national-feed");
        script.add(
                new Truth(
                        id(),
                        Truth.Outcome.INCIDENT,
                        member,
                        host,
                        List.of(server),
                        calls.startMs(),
                        lastMs,
                        List.of(DamageRung.EXECUTED),
                        "a program on the host calls a command server every 11 s; the server never answered, so no orders came"));
    }
}
