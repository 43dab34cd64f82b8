// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.torrelay;

import java.util.List;
import java.util.Set;
import org.hinomi.analysis.detect.Strength;
import org.hinomi.analysis.detect.host.HostDay;
import org.hinomi.analysis.detect.host.HostDetector;
import org.hinomi.analysis.detect.host.HostPort;
import org.hinomi.analysis.detect.host.TorContacts;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.BehaviourInfo.Measure;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorInfo.Threshold;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.MeasureUnit;

/**
 * Sessions with addresses that a list names as Tor relays (role {@code tor-relay}), at whatever port; without a list, the
 * port that relays use by default.
 *
 * <p>No rung: Tor is no damage, and people have reasons for it. Urgency 8 and risk 12 of 40; more sure where the port belongs
 * to another service, for then somebody gets round a filter.
 */
public final class TorRelayDetector implements HostDetector {

    private static final Set<Integer> USUAL = Set.of(80, 443, 9001, 9030, 9050, 9150);
    private static final int OR_PORT = 9001;
    private static final int MIN_UNLISTED = 3;
    private static final int CERTAIN_RELAYS = 50;
    /** Where a relay of one's own is the better explanation: clients keep to a few guards. */
    private static final int OWN_RELAY = 200;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "tor-relay",
                    DetectorKey.HOST,
                    "This host had sessions with relays of the Tor network.",
                    "Bridges and relays on no list, other than at 9001/tcp; Tor through another tunnel; what was done over"
                            + " it.",
                    List.of(
                            "a user who wants privacy, or studies Tor",
                            "a relay of the institution's own",
                            "a relay's address that also serves something else"),
                    List.of(
                            new Threshold(
                                    "answered sessions with listed relays",
                                    "1 session",
                                    "relays seldom serve anything else, and the Tor project publishes them all"),
                            new Threshold(
                                    "addresses answering at 9001/tcp where no list names them",
                                    MIN_UNLISTED + " addresses",
                                    "the Tor manual's usual ORPort; a client builds its circuits over a few guards"),
                            new Threshold(
                                    "listed relays called in a day",
                                    "fewer than " + OWN_RELAY,
                                    "a relay talks with thousands of others; a client with a handful, when its guards"
                                            + " change with some tens"))),
            new LocalText("Tor通信", "Tor traffic"),
            new LocalText(
                    "Torの中継とみられる{relays}個のアドレスと通信しました（接続{sessions}回、送信{sent}、他のサービス用のポートの使用：{disguised}種類）",
                    "It had sessions with {relays} addresses taken for Tor relays ({sessions} sessions, {sent} sent, ports of"
                            + " other services used: {disguised})"),
            List.of(
                    new Measure("relays", MeasureUnit.COUNT),
                    new Measure("sessions", MeasureUnit.COUNT),
                    new Measure("sent", MeasureUnit.BYTES),
                    new Measure("disguised", MeasureUnit.COUNT)),
            8,
            12);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public void judge(HostDay day, Claimed out) {
        TorContacts tor = day.tor();
        if (tor.answered() > 0 && tor.relays().size() < OWN_RELAY) {
            out.towards(tor.relays(), tor.sessions(), listed(tor));
            return;
        }
        day.port(OR_PORT, Protocol.TCP)
                .filter(port -> tor.sessions() == 0 && port.answeredPeers() >= MIN_UNLISTED)
                .ifPresent(port -> out.atPort(port, unlisted(port)));
    }

    private static Evidence.Behaviour listed(TorContacts tor) {
        long disguised =
                tor.ports().stream().filter(port -> !USUAL.contains(port)).count();
        // One relay on a list that may be old is 70; a port that hides it is as sure as it gets.
        int strength = disguised > 0 ? 100 : Math.min(100, 69 + tor.relays().size());
        return new Evidence.Behaviour(
                DamageRung.NONE,
                strength,
                List.of((long) tor.relays().size(), tor.sessions(), tor.bytesOut(), disguised));
    }

    private static Evidence.Behaviour unlisted(HostPort port) {
        return new Evidence.Behaviour(
                DamageRung.NONE,
                Strength.of(port.answeredPeers(), MIN_UNLISTED, CERTAIN_RELAYS),
                List.of(port.answeredPeers(), port.attempts(), port.bytesOut(), 0L));
    }
}
