// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.model.judgement.DamageRung;

/** Data that leaves: stolen at once or drop by drop on the last day; and all the large things that leave rightly. */
final class Uploads {

    private static final String FAMILY = "upload";

    private static final double MEGABYTE = 1e6;

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;

    Uploads(Stage stage) {
        this.stage = stage;
        chance = stage.chance("uploads");
        wire = new Wire(stage, chance);
    }

    void play(int each) {
        End cloud = stage.peer(chance);
        List<End> meetingServers = stage.peers(chance, 6);
        for (int i = 0; i < each; i++) {
            large();
            drip();
            nightlyBackup();
            researchTransfer();
            meeting(chance.pick(meetingServers));
            meeting(chance.pick(meetingServers));
            toCloud(cloud);
            attachment();
        }
    }

    /** 0.4 to 12 GB within three hours, in one to twenty sessions. */
    private void large() {
        End host = stage.takeUser();
        End drop = stage.peer(chance);
        double total = Stage.logUniform(chance, 400, 12_000) * MEGABYTE;
        int sessions = 1 + chance.below(20);
        long from = stage.lastDay() + chance.between(0, 20) * Stage.HOUR;
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < sessions; i++) {
            long at = from + chance.between(0, 3 * Stage.HOUR);
            times.add(at);
            long bytes = Math.round(total / sessions);
            wire.talk(at, host, drop, 443, bytes, bytes / 60, seconds(bytes, 12));
        }
        stage.tell(FAMILY, "large", Standing.ATTACK, host, drop, times, DamageRung.EXFILTRATION);
    }

    /** 5 to 30 MB every twenty to sixty minutes, all day. */
    private void drip() {
        End host = stage.takeUser();
        End drop = stage.peer(chance);
        double size = Stage.logUniform(chance, 5, 30) * MEGABYTE;
        long gap = chance.between(20, 60) * Stage.MINUTE;
        List<Long> times = new ArrayList<>();
        for (long at = stage.lastDay() + chance.between(0, gap); at < stage.endMs(); at += chance.jitter(gap, 0.4)) {
            times.add(at);
            long bytes = chance.logNormal(size, 0.2);
            wire.talk(at, host, drop, 443, bytes, bytes / 60, seconds(bytes, 4));
        }
        stage.tell(FAMILY, "slow-drip", Standing.ATTACK, host, drop, times, DamageRung.EXFILTRATION);
    }

    private void nightlyBackup() {
        End server = stage.takeServer();
        End store = stage.peer(chance);
        double size = Stage.logUniform(chance, 2000, 30_000) * MEGABYTE;
        List<Long> times = new ArrayList<>();
        for (int day = 0; day < stage.days(); day++) {
            long at = stage.day(day) + 2 * Stage.HOUR + chance.between(0, Stage.HOUR);
            times.add(at);
            long bytes = chance.logNormal(size, 0.15);
            wire.talk(at, server, store, 443, bytes, bytes / 80, seconds(bytes, 30));
        }
        stage.tell(FAMILY, "nightly-backup", Standing.LOOK_ALIKE, server, store, times, DamageRung.NONE);
    }

    /** An instrument whose data go to partners, several times a day. */
    private void researchTransfer() {
        End server = stage.takeServer();
        List<End> partners = stage.peers(chance, 2);
        double size = Stage.logUniform(chance, 3000, 40_000) * MEGABYTE;
        List<Long> times = new ArrayList<>();
        for (int day = 0; day < stage.days(); day++) {
            for (int i = 0; i < 4; i++) {
                long at = stage.day(day) + chance.between(0, Stage.DAY - Stage.HOUR);
                times.add(at);
                long bytes = chance.logNormal(size, 0.5);
                wire.talk(at, server, chance.pick(partners), 443, bytes, bytes / 90, seconds(bytes, 60));
            }
        }
        stage.tell(FAMILY, "research-transfer", Standing.LOOK_ALIKE, List.of(server), partners, times, DamageRung.NONE);
    }

    /** One to three hours of picture and sound, as much out as in, over UDP. */
    private void meeting(End server) {
        End host = stage.takeUser();
        long at = stage.lastDay() + chance.between(9 * Stage.HOUR, 16 * Stage.HOUR);
        long length = chance.between(60, 180) * Stage.MINUTE;
        long bytes = Math.round(length / 1000.0 * chance.logNormal(190_000, 0.3));
        wire.ask(at, host, server, 3478, bytes, chance.logNormal((double) bytes, 0.3), length);
        stage.tell(FAMILY, "meeting", Standing.LOOK_ALIKE, host, server, List.of(at), DamageRung.NONE);
    }

    /** Half a gigabyte or more, once, to a store that many use. */
    private void toCloud(End cloud) {
        End host = stage.takeUser();
        for (int day = 0; day < stage.days(); day++) {
            for (int i = 0; i < 6; i++) {
                End other = chance.pick(stage.users());
                long bytes = chance.logNormal(6 * MEGABYTE, 1.2);
                wire.talk(
                        stage.day(day) + chance.between(8 * Stage.HOUR, 20 * Stage.HOUR),
                        other,
                        cloud,
                        443,
                        bytes,
                        bytes / 50,
                        seconds(bytes, 5));
            }
        }
        long at = stage.lastDay() + chance.between(9, 18) * Stage.HOUR;
        long bytes = Math.round(Stage.logUniform(chance, 400, 2000) * MEGABYTE);
        wire.talk(at, host, cloud, 443, bytes, bytes / 70, seconds(bytes, 8));
        stage.tell(FAMILY, "once-to-cloud", Standing.LOOK_ALIKE, host, cloud, List.of(at), DamageRung.NONE);
    }

    /** A file of up to 25 MB to an address that nobody else uses. */
    private void attachment() {
        End host = stage.takeUser();
        End site = stage.peer(chance);
        long at = stage.lastDay() + chance.between(9, 18) * Stage.HOUR;
        long bytes = Math.round(Stage.logUniform(chance, 4, 25) * MEGABYTE);
        wire.talk(at, host, site, 443, bytes, bytes / 60, seconds(bytes, 4));
        stage.tell(FAMILY, "attachment", Standing.LOOK_ALIKE, host, site, List.of(at), DamageRung.NONE);
    }

    /** Milliseconds that so many bytes take at so many megabytes a second. */
    private static long seconds(long bytes, double megabytesPerSec) {
        return Math.max(200, Math.round(bytes / (megabytesPerSec * MEGABYTE) * 1000));
    }
}
