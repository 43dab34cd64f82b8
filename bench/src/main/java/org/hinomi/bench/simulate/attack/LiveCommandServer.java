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

/** A host exchanges messages of one size with a command server on the indicator list, about once a minute. */
public record LiveCommandServer() implements Attack {

    private static final long BEAT_MS = 60_000;
    private static final long LONGEST_MS = 3 * 3_600_000L;
    private static final long BYTES_OUT = 812;
    private static final long BYTES_IN = 1036;

    @Override
    public String id() {
        return "live-c2";
    }

    @Override
    public void play(Cast cast, Chance chance, Window window, Script script) {
        Member member = cast.member();
        End host = cast.host(member);
        End server = cast.attacker();
        Window calls = window.atMost(LONGEST_MS);
        long lastMs = calls.startMs();
        for (long at = calls.startMs(); at < calls.endMs(); at += chance.jitter(BEAT_MS, 0.2)) {
            lastMs = at;
            script.add(new SessionDraft(at, host, chance.clientPort(), server, 443)
                    .exchange(BYTES_OUT, BYTES_IN, chance.between(210, 340))
                    .toSession(chance.identity()));
        }
        script.warn(server, IndicatorRole.COMMAND_AND_CONTROL, 85, "national-feed");
        script.add(new Truth(
                id(),
                Truth.Outcome.INCIDENT,
                member,
                host,
                List.of(server),
                calls.startMs(),
                lastMs,
                List.of(DamageRung.EXECUTED, DamageRung.COMMAND_AND_CONTROL),
                "812/1036 bytes with a command server about every minute, answered each time"));
    }
}
