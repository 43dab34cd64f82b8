// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Weighted;
import org.hinomi.model.judgement.DamageRung;

/**
 * Harmless programs that call as regularly as malware. As such services are, most are used by hosts of many institutions;
 * some by a few hosts; one pair in twenty-five by one host alone, and a quarter of those lonely ones is new on the last day.
 */
final class Pollers {

    private static final double SMALL_SHARE = 0.15;
    private static final double LONELY_SHARE = 0.04;

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;

    Pollers(Stage stage) {
        this.stage = stage;
        chance = stage.chance("pollers");
        wire = new Wire(stage, chance);
    }

    /** What a service is for. */
    private enum Kind {
        UPDATES,
        TIME,
        TELEMETRY,
        MAIL,
        KEEP_ALIVE,
        MONITORING;

        String id() {
            return "poller-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final Weighted TIME_INTERVALS = new Weighted(10, 20, 70);
    private static final int[] TIME_SECONDS = {64, 256, 1024};

    /** One service: all who use it call in the same manner. */
    private record Service(
            Kind kind, End server, int port, long intervalMs, double jitter, long out, long in, double sizeSpread) {}

    void play(int pairs) {
        int lonely = (int) Math.round(pairs * LONELY_SHARE);
        int small = (int) Math.round(pairs * SMALL_SHARE);
        for (int i = 0; i < lonely; i++) {
            use(service(), user(), i % 4 == 0 ? stage.lastDay() : stage.day(0));
        }
        for (int used = 0; used < small; ) {
            Service service = service();
            int hosts = 3 + chance.below(6);
            for (int i = 0; i < hosts; i++) {
                use(service, user(), stage.day(0));
            }
            used += hosts;
        }
        for (int used = 0; used < pairs - lonely - small; ) {
            Service service = service();
            int hosts = 15 + chance.below(35);
            for (int i = 0; i < hosts; i++) {
                use(service, user(), stage.day(0));
            }
            used += hosts;
        }
    }

    /** Anyone: an infected host has its pollers too. */
    private End user() {
        return chance.pick(stage.users());
    }

    private Service service() {
        Kind kind = chance.pick(List.of(Kind.values()));
        End server = stage.peer(chance);
        long out = chance.logNormal(900, 0.5);
        long in = chance.logNormal(1500, 0.9);
        return switch (kind) {
            case UPDATES ->
                new Service(kind, server, 443, seconds(3600, 21_600), 0.05 + 0.15 * chance.uniform(), out, in, 0);
            case TIME ->
                new Service(
                        kind, server, 123, TIME_SECONDS[TIME_INTERVALS.draw(chance)] * Stage.SECOND, 0.02, 76, 76, 0);
            case TELEMETRY -> new Service(kind, server, 443, seconds(300, 3600), 0.1 * chance.uniform(), out, in, 0.5);
            case MAIL -> new Service(kind, server, 993, seconds(60, 900), 0.03 * chance.uniform(), out, in, 0.1);
            case KEEP_ALIVE ->
                new Service(
                        kind,
                        server,
                        chance.happens(0.6) ? 443 : 5228,
                        seconds(120, 900),
                        0.05 * chance.uniform(),
                        420,
                        380,
                        0);
            case MONITORING -> new Service(kind, server, 443, chance.happens(0.2) ? 60_000 : 300_000, 0.01, out, in, 0);
        };
    }

    private long seconds(double least, double most) {
        return Math.round(Stage.logUniform(chance, least, most)) * Stage.SECOND;
    }

    private void use(Service service, End host, long fromMs) {
        boolean isAlwaysOn = service.kind() == Kind.MONITORING || chance.happens(0.5);
        long wakeMs = chance.between(7 * Stage.HOUR, 10 * Stage.HOUR);
        long sleepMs = wakeMs + chance.between(6 * Stage.HOUR, 12 * Stage.HOUR);
        List<Long> times = new ArrayList<>();
        for (long at = fromMs + chance.between(0, service.intervalMs());
                at < stage.endMs();
                at += chance.jitter(service.intervalMs(), service.jitter())) {
            long inDay = (at - stage.day(0)) % Stage.DAY;
            if (isAlwaysOn || (inDay >= wakeMs && inDay < sleepMs)) {
                times.add(at);
                call(service, host, at);
            }
        }
        if (!times.isEmpty()) {
            stage.tell(
                    CallBacks.FAMILY,
                    service.kind().id(),
                    Standing.LOOK_ALIKE,
                    host,
                    service.server(),
                    times,
                    DamageRung.NONE);
        }
    }

    private void call(Service service, End host, long atMs) {
        if (service.kind() == Kind.TIME) {
            wire.ask(atMs, host, service.server(), 123, 76, 76, chance.between(3, 60));
            return;
        }
        boolean isLarge = service.kind() == Kind.UPDATES ? chance.happens(0.02) : chance.happens(0.01);
        long out = service.sizeSpread() == 0
                ? service.out()
                : chance.logNormal((double) service.out(), service.sizeSpread());
        long in = isLarge ? chance.logNormal(600_000, 1.2) : service.in();
        wire.talk(atMs, host, service.server(), service.port(), out, in, chance.between(40, 900));
    }
}
