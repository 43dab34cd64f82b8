// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.longsession;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hinomi.analysis.detect.Strength;
import org.hinomi.analysis.detect.contact.Contact;
import org.hinomi.analysis.detect.contact.ContactDetector;
import org.hinomi.analysis.detect.contact.Peer;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.BehaviourInfo.Measure;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorInfo.Threshold;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.MeasureUnit;

/**
 * A connection kept open lets a server give orders at any time without a call that could be noticed.
 *
 * <p>No rung: many programs keep connections. Urgency 6 and risk 8 of 40: weighs beside other claims.
 */
public final class LongSessionDetector implements ContactDetector {

    private static final long MIN_MS = 6L * 60 * 60 * 1000;
    private static final long CERTAIN_MS = 24L * 60 * 60 * 1000;

    /** IPsec, L2TP, PPTP, OpenVPN, WireGuard; XMPP, MQTT and the push services of phones. */
    private static final Set<Integer> KEPT_OPEN =
            Set.of(500, 1194, 1701, 1723, 1883, 4500, 51_820, 5222, 5223, 5228, 5229, 5230, 5269, 8883);

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "long-session",
                    DetectorKey.PEER,
                    "This host kept a session open for hours with an address that no other inside host calls.",
                    "Sessions that have not ended yet, where the sensor tells only of ended ones; sensors that cut long"
                            + " sessions into parts; servers that several hosts use.",
                    List.of(
                            "a remote shell or desktop that a person works in",
                            "a tunnel or messenger at a port of its own",
                            "a stream or a slow large transfer"),
                    List.of(
                            new Threshold(
                                    "duration",
                                    "6 hours",
                                    "idle connections do not last by chance: devices on the way drop them after 2 h 4 min at"
                                            + " the earliest that RFC 5382 allows, often sooner; people's sessions end with"
                                            + " half a working day"),
                            new Threshold(
                                    "inside hosts that called the address that day",
                                    "1 host",
                                    "gateways and services are shared"),
                            new Threshold(
                                    "days before on which any did",
                                    "0 of 60",
                                    "what was kept open last week was judged then"))),
            new LocalText("長時間続く通信", "Session kept open for hours"),
            new LocalText(
                    "ほかに利用のないアドレスのポート{port}との通信が{duration}続きました（送信{sent}、受信{received}）",
                    "A session with port {port} of an address that nobody else calls lasted {duration} ({sent} sent, {received}"
                            + " received)"),
            List.of(
                    new Measure("port", MeasureUnit.PORT),
                    new Measure("duration", MeasureUnit.MILLIS),
                    new Measure("sent", MeasureUnit.BYTES),
                    new Measure("received", MeasureUnit.BYTES)),
            6,
            8);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public Optional<Evidence.Behaviour> judge(Contact contact, Peer peer) {
        boolean isLong = contact.maxDurationMs() >= MIN_MS
                && contact.isFromHost()
                && contact.answered() > 0
                && !contact.isToInside()
                && !KEPT_OPEN.contains(contact.port());
        if (!isLong || peer.hosts() > 1 || peer.daysBefore() > 0) {
            return Optional.empty();
        }
        return Optional.of(new Evidence.Behaviour(
                DamageRung.NONE,
                Strength.of(contact.maxDurationMs(), MIN_MS, CERTAIN_MS),
                List.of((long) contact.port(), contact.maxDurationMs(), contact.bytesOut(), contact.bytesIn())));
    }
}
