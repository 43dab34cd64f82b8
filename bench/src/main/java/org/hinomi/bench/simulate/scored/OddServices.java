// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Service;

/** Services where they do not belong: mail from clients, Tor at any port, connections that never end, floods. */
final class OddServices {

    private static final String FAMILY = "odd-service";

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;

    OddServices(Stage stage) {
        this.stage = stage;
        chance = stage.chance("odd-services");
        wire = new Wire(stage, chance);
    }

    void play(int each) {
        List<End> relays = stage.peers(chance, 60);
        relays.forEach(relay -> stage.warn(relay, IndicatorRole.TOR_RELAY, 90, "tor-relays"));
        End gateway = stage.peer(chance);
        for (int i = 0; i < each; i++) {
            directMail();
            tor(relays);
            neverEnds();
            flood();
            longShell(gateway);
            mediaStream();
            wrongPort();
            alternativePort();
        }
    }

    private void directMail() {
        End host = stage.takeUser();
        List<Long> times = new ArrayList<>();
        List<End> servers = stage.peers(chance, 30 + chance.below(150));
        long from = stage.lastDay() + chance.between(0, 20) * Stage.HOUR;
        for (End server : servers) {
            long at = from + chance.between(0, 2 * Stage.HOUR);
            times.add(at);
            if (chance.happens(0.25)) {
                wire.silence(at, host, server, 25);
            } else {
                wire.talk(
                        at,
                        host,
                        server,
                        25,
                        chance.logNormal(4200, 0.3),
                        chance.logNormal(900, 0.3),
                        wire.length(2500));
            }
        }
        stage.tell(FAMILY, "direct-mail", Standing.ATTACK, List.of(host), servers, times, DamageRung.SPREADING);
    }

    private void tor(List<End> relays) {
        End host = stage.takeUser();
        List<End> used = List.of(chance.pick(relays), chance.pick(relays), chance.pick(relays));
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            long at = stage.lastDay() + chance.between(8, 20) * Stage.HOUR + chance.between(0, Stage.HOUR);
            times.add(at);
            int port = chance.pick(List.of(9001, 443, 25, 110, 8080));
            wire.talk(
                    at,
                    host,
                    chance.pick(used),
                    port,
                    chance.logNormal(60_000, 1),
                    chance.logNormal(300_000, 1.2),
                    wire.length(300_000));
        }
        stage.tell(FAMILY, "tor", Standing.ATTACK, List.of(host), used, times, DamageRung.EXECUTED);
    }

    /** One connection of ten hours or more with hardly a byte. */
    private void neverEnds() {
        End host = stage.takeUser();
        End server = stage.peer(chance);
        long at = stage.lastDay() + chance.between(0, 6) * Stage.HOUR;
        long length = chance.between(10, 17) * Stage.HOUR;
        wire.talk(at, host, server, 8443, chance.between(60_000, 400_000), chance.between(60_000, 400_000), length);
        stage.tell(FAMILY, "never-ends", Standing.ATTACK, host, server, List.of(at), DamageRung.COMMAND_AND_CONTROL);
    }

    /** Thousands of packets a second at one victim, nearly nothing back. */
    private void flood() {
        End host = stage.takeUser();
        End victim = stage.peer(chance);
        long from = stage.lastDay() + chance.between(0, 22) * Stage.HOUR;
        boolean isUdp = chance.happens(0.5);
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 1500; i++) {
            long at = from + chance.between(0, 10 * Stage.MINUTE);
            times.add(at);
            if (isUdp) {
                wire.ask(at, host, victim, 80, chance.between(400_000, 900_000), 0, 3000);
            } else {
                wire.knock(at, host, victim, 80);
            }
        }
        stage.tell(FAMILY, "flood", Standing.ATTACK, host, victim, times, DamageRung.SPREADING);
    }

    /** A protocol at a port that is another's, so that a filter lets it out. */
    private void wrongPort() {
        Speech speech = chance.pick(List.of(
                new Speech(Service.SSH, 443),
                new Speech(Service.IRC, 443),
                new Speech(Service.IRC, 80),
                new Speech(Service.SSH, 53),
                new Speech(Service.TLS, 53),
                new Speech(Service.HTTP, 53)));
        speak(speech, "wrong-port", Standing.ATTACK, DamageRung.EXECUTED);
    }

    /** A protocol at a port that is no other's, and that is often taken for it. */
    private void alternativePort() {
        Speech speech = chance.pick(List.of(
                new Speech(Service.HTTP, 8080),
                new Speech(Service.HTTP, 8000),
                new Speech(Service.SSH, 2222),
                new Speech(Service.TLS, 8443)));
        speak(speech, "alternative-port", Standing.LOOK_ALIKE, DamageRung.NONE);
    }

    /** What is spoken, and where. */
    private record Speech(Service service, int port) {}

    private void speak(Speech speech, String kind, Standing standing, DamageRung rung) {
        End host = stage.takeUser();
        End server = stage.peer(chance);
        List<Long> times = new ArrayList<>();
        int sessions = (int) chance.between(8, 30);
        for (int i = 0; i < sessions; i++) {
            long at = stage.lastDay() + chance.between(8 * Stage.HOUR, 19 * Stage.HOUR);
            times.add(at);
            wire.talkAs(speech.service(), at, host, server, speech.port(), chance.logNormal(20_000, 1));
        }
        stage.tell(FAMILY, kind, standing, host, server, times, rung);
    }

    /** A person's or a program's connection to a gateway that many use, open all day. */
    private void longShell(End gateway) {
        End host = stage.takeUser();
        List<Long> times = new ArrayList<>();
        for (int day = 0; day < stage.days(); day++) {
            long at = stage.day(day) + chance.between(7, 10) * Stage.HOUR;
            times.add(at);
            wire.talk(
                    at,
                    host,
                    gateway,
                    443,
                    chance.logNormal(8e6, 1),
                    chance.logNormal(4e7, 1),
                    chance.between(10, 13) * Stage.HOUR);
        }
        stage.tell(FAMILY, "long-gateway", Standing.LOOK_ALIKE, host, gateway, times, DamageRung.NONE);
    }

    /** Sound and picture sent out for an hour: much out, little in, over UDP. */
    private void mediaStream() {
        End host = stage.takeUser();
        End server = stage.peer(chance);
        long at = stage.lastDay() + chance.between(9, 20) * Stage.HOUR;
        wire.ask(at, host, server, 5004, chance.logNormal(7e8, 0.4), chance.logNormal(2e6, 0.4), Stage.HOUR);
        stage.tell(FAMILY, "media-stream", Standing.LOOK_ALIKE, host, server, List.of(at), DamageRung.NONE);
    }
}
