// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.List;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.bench.simulate.world.Weighted;
import org.hinomi.model.judgement.DamageRung;

/** What institutions run: web servers with visitors, a mail relay, a name resolver; and the dust of the net, single packets from anywhere. */
final class OrdinaryServers {

    private static final int VISITORS = 6000;
    private static final int MAIL_PARTNERS = 500;
    private static final int NAME_SERVERS = 600;

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;
    private final List<End> visitors;
    private final List<End> mailPartners;
    private final List<End> nameServers;
    private final Weighted visitorUse = Weighted.zipf(VISITORS, 0.6);
    private final Weighted mailUse = Weighted.zipf(MAIL_PARTNERS, 1);
    private final Weighted nameUse = Weighted.zipf(NAME_SERVERS, 0.8);

    OrdinaryServers(Stage stage) {
        this.stage = stage;
        chance = stage.chance("servers");
        wire = new Wire(stage, chance);
        visitors = stage.peers(chance, VISITORS);
        mailPartners = stage.peers(chance, MAIL_PARTNERS);
        nameServers = stage.peers(chance, NAME_SERVERS);
    }

    void play() {
        for (Member member : stage.world().members()) {
            List<End> servers = member.servers().ipv4();
            for (int day = 0; day < stage.days(); day++) {
                serveWeb(servers.subList(0, 2), stage.day(day));
                relayMail(servers.get(2), stage.day(day));
                resolveNames(servers.get(3), stage.day(day));
                receiveDust(member, stage.day(day));
            }
        }
    }

    private void serveWeb(List<End> servers, long dayMs) {
        for (End server : servers) {
            for (int i = 0; i < 350; i++) {
                long at = chance.between(dayMs, dayMs + Stage.DAY - 1);
                End visitor = visitors.get(visitorUse.draw(chance));
                int pages = 1 + chance.below(4);
                for (int page = 0; page < pages; page++) {
                    wire.page(at + page * chance.between(200, 20_000), visitor, server);
                }
            }
        }
    }

    /** A server that relays mail looks like one that guesses mail passwords, and like a client that sends by itself. */
    private void relayMail(End relay, long dayMs) {
        for (int i = 0; i < 400; i++) {
            long at = chance.between(dayMs, dayMs + Stage.DAY - 1);
            End partner = mailPartners.get(mailUse.draw(chance));
            boolean isIn = chance.happens(0.6);
            End src = isIn ? partner : relay;
            End dst = isIn ? relay : partner;
            if (chance.happens(0.04)) {
                wire.silence(at, src, dst, 25);
            } else {
                wire.talk(
                        at,
                        src,
                        dst,
                        25,
                        chance.logNormal(13_000, 1.6),
                        chance.logNormal(1100, 0.4),
                        wire.length(2500));
            }
        }
        stage.tell(
                "odd-service",
                "mail-relay",
                Standing.LOOK_ALIKE,
                List.of(relay),
                List.of(),
                List.of(dayMs),
                DamageRung.NONE);
        stage.tell(
                "password-guess",
                "mail-relay",
                Standing.LOOK_ALIKE,
                List.of(relay),
                List.of(),
                List.of(dayMs),
                DamageRung.NONE);
    }

    private void resolveNames(End resolver, long dayMs) {
        for (int i = 0; i < 1500; i++) {
            long at = chance.between(dayMs, dayMs + Stage.DAY - 1);
            End server = nameServers.get(nameUse.draw(chance));
            wire.ask(at, resolver, server, 53, chance.between(56, 92), chance.between(84, 460), chance.between(1, 180));
        }
        stage.tell(
                "inside-scan",
                "name-resolver",
                Standing.LOOK_ALIKE,
                List.of(resolver),
                List.of(),
                List.of(dayMs),
                DamageRung.NONE);
    }

    /** Answers to packets that somebody forged, and lone lost packets: each from an address that is seen once or twice. */
    private void receiveDust(Member member, long dayMs) {
        for (int i = 0; i < 60; i++) {
            End source = stage.peer(chance);
            long at = chance.between(dayMs, dayMs + Stage.DAY - 1);
            for (int packet = 1 + chance.below(2); packet > 0; packet--) {
                wire.knock(at + packet * 3000L, source, member.anyAddress(chance, false), 1024 + chance.below(60_000));
            }
        }
    }
}
