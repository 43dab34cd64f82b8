// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Weighted;
import org.hinomi.model.judgement.DamageRung;

/**
 * Programs on infected hosts that call for orders. Intervals are log-uniform within what the class allows (20 s to 2 h),
 * jitter is uniform, 0 to 30 % to both sides, drawn for each program; a fifth of the servers have victims at up to three
 * institutions.
 */
public final class CallBacks {

    public static final String FAMILY = "call-back";

    /** Into the last day: when all begin where the delay is measured. */
    public static final long DELAY_START_MS = 8 * Stage.HOUR;

    private static final long ANY_TIME = -1;

    private static final int[] PORTS = {443, 80, 8080, 8443, 4444, 1177, 53, 2222};
    private static final Weighted PORT_WEIGHTS = new Weighted(55, 15, 8, 8, 4, 4, 3, 3);

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;
    private long fixedStartMs = ANY_TIME;

    CallBacks(Stage stage) {
        this.stage = stage;
        chance = stage.chance("call-backs");
        wire = new Wire(stage, chance);
    }

    /** How a class of programs calls. */
    enum Kind {
        FULL_DAY(24, 20, 7200, Standing.ATTACK),
        WORKING_DAY(8, 20, 3600, Standing.ATTACK),
        TWO_HOURS(2, 20, 600, Standing.ATTACK),
        MISSED_40(24, 30, 3600, Standing.ATTACK),
        SEVERAL_CONNECTIONS(24, 60, 7200, Standing.ATTACK),
        RANDOM_SIZE(24, 30, 7200, Standing.ATTACK),
        SERVER_DOWN(24, 20, 1800, Standing.ATTACK),
        THROUGH_PROXY(24, 30, 3600, Standing.ATTACK),
        EXPONENTIAL_GAPS(24, 60, 3600, Standing.HARD),
        JITTER_80(24, 60, 3600, Standing.HARD),
        BEHIND_OUTSIDE_PROXY(24, 60, 3600, Standing.HARD);

        private final int hours;
        private final double leastSec;
        private final double mostSec;
        private final Standing standing;

        Kind(int hours, double leastSec, double mostSec, Standing standing) {
            this.hours = hours;
            this.leastSec = leastSec;
            this.mostSec = mostSec;
            this.standing = standing;
        }

        /** Its name in tables. */
        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** All classes in their order, with their standing. */
    public static Map<String, Standing> kinds() {
        Map<String, Standing> kinds = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            kinds.put(kind.id(), kind.standing);
        }
        return kinds;
    }

    /** One program: where it calls, and what a call looks like. */
    private record Program(Kind kind, End host, End server, int port, long out, long in, double sizeSpread) {}

    /** All begin within the minute after {@code startMs}. */
    void playAt(long startMs, int each) {
        fixedStartMs = startMs;
        play(each);
    }

    void play(int each) {
        for (Kind kind : Kind.values()) {
            List<End> servers = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                boolean isShared = !servers.isEmpty() && chance.happens(0.2);
                End server = isShared ? servers.getLast() : stage.peer(chance);
                servers.add(server);
                play(program(kind, server));
            }
        }
    }

    private Program program(Kind kind, End server) {
        End host = kind == Kind.THROUGH_PROXY ? busyProxy() : stage.takeUser();
        if (kind == Kind.BEHIND_OUTSIDE_PROXY) {
            browseThrough(host, server);
        }
        double spread = kind == Kind.RANDOM_SIZE ? 1 : chance.happens(0.7) ? 0 : 0.05;
        return new Program(
                kind,
                host,
                server,
                PORTS[PORT_WEIGHTS.draw(chance)],
                chance.logNormal(1100, 0.6),
                chance.logNormal(1800, 0.9),
                spread);
    }

    private void play(Program program) {
        List<Long> times = times(program.kind());
        for (long at : times) {
            call(program, at);
        }
        DamageRung rung = program.kind() == Kind.SERVER_DOWN ? DamageRung.EXECUTED : DamageRung.COMMAND_AND_CONTROL;
        stage.tell(FAMILY, program.kind().id(), program.kind().standing, program.host(), program.server(), times, rung);
    }

    private List<Long> times(Kind kind) {
        long interval = Math.round(Stage.logUniform(chance, kind.leastSec, kind.mostSec) * Stage.SECOND);
        double jitter = kind == Kind.JITTER_80 ? 0.8 : 0.3 * chance.uniform();
        long from = start(kind);
        long until = Math.min(stage.endMs(), from + kind.hours * Stage.HOUR);
        List<Long> times = new ArrayList<>();
        for (long at = from; at < until; at += gap(kind, interval, jitter)) {
            if (kind != Kind.MISSED_40 || times.isEmpty() || !chance.happens(0.4)) {
                times.add(at);
            }
        }
        return times;
    }

    private long start(Kind kind) {
        if (fixedStartMs != ANY_TIME) {
            return fixedStartMs + chance.between(0, Stage.MINUTE);
        }
        long day = stage.lastDay();
        return switch (kind) {
            case WORKING_DAY -> day + chance.between(7 * Stage.HOUR, 10 * Stage.HOUR);
            case TWO_HOURS -> day + chance.between(0, 21 * Stage.HOUR);
            default -> day + chance.between(0, 2 * Stage.HOUR);
        };
    }

    private long gap(Kind kind, long interval, double jitter) {
        if (kind == Kind.EXPONENTIAL_GAPS) {
            return 1 + Math.round(-interval * Math.log(1 - chance.uniform()));
        }
        return chance.jitter(interval, jitter);
    }

    private void call(Program program, long atMs) {
        int connections = program.kind() == Kind.SEVERAL_CONNECTIONS ? 2 + chance.below(4) : 1;
        for (int i = 0; i < connections; i++) {
            connect(program, atMs + (i == 0 ? 0 : chance.between(20, 3000)));
        }
    }

    private void connect(Program program, long atMs) {
        if (program.kind() == Kind.SERVER_DOWN) {
            if (program.port() % 2 == 0) {
                wire.refusal(atMs, program.host(), program.server(), program.port());
            } else {
                wire.silence(atMs, program.host(), program.server(), program.port());
            }
            return;
        }
        long out = varied(program.out(), program.sizeSpread());
        long in = varied(program.in(), program.sizeSpread());
        wire.talk(atMs, program.host(), program.server(), program.port(), out, in, chance.between(60, 900));
    }

    private long varied(long size, double spread) {
        return spread == 0 ? size : chance.logNormal((double) size, spread);
    }

    /** A proxy of the institution that thirty people browse through: their sites and its own calls leave from one address. */
    private End busyProxy() {
        End proxy = stage.takeServer();
        List<End> sites = stage.peers(chance, 60);
        for (int day = 0; day < stage.days(); day++) {
            for (int i = 0; i < 400; i++) {
                long at = stage.day(day) + chance.between(8 * Stage.HOUR, 20 * Stage.HOUR);
                End site = chance.happens(0.9) ? chance.pick(sites) : stage.peer(chance);
                for (int part = chance.below(4); part >= 0; part--) {
                    wire.page(at + part * chance.between(50, 5000), proxy, site);
                }
            }
        }
        return proxy;
    }

    /** All browsing of the host goes to an outside proxy, so that the calls stand in the same pair. */
    private void browseThrough(End host, End proxy) {
        for (int day = 0; day < stage.days(); day++) {
            for (int i = 0; i < 30; i++) {
                long at = stage.day(day) + chance.between(8 * Stage.HOUR, 19 * Stage.HOUR);
                for (int part = chance.below(6); part >= 0; part--) {
                    wire.page(at + part * chance.between(50, 5000), host, proxy);
                }
            }
        }
    }
}
