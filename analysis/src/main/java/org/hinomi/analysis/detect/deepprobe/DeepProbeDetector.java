// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.deepprobe;

import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.behaviour.FirstContacts;
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
 * First the sequential test of {@link FirstContacts} over the inside addresses that a source tried on
 * the day, then how much it had to do with this one. Counting over a day finds slow scans as well as fast ones.
 *
 * <p>Urgency 2 and risk 4 of 40: scans never end; one of them alone is nobody's work. It counts beside other claims.
 */
public final class DeepProbeDetector implements ContactDetector {

    private static final int MIN_SESSIONS = 5;
    private static final int MIN_PORTS = 20;
    private static final int CERTAIN_SESSIONS = 100;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "deep-probe",
                    DetectorKey.PEER,
                    "An address that scans was answered by this host and stayed with it.",
                    "Ports at which nobody signs in; who looks wide from one address and deep from another; scans of fewer"
                            + " than eight members' addresses a day; what was found.",
                    List.of(
                            "projects that measure the Internet and ask an open service for its version",
                            "search engines that also follow dead links",
                            "a partner whose list of servers is old"),
                    List.of(
                            new Threshold(
                                    "inside addresses that gave it nothing minus those that answered",
                                    FirstContacts.DECIDING + " addresses",
                                    "likelihood ratio 4^7 > (1 - 1e-4)/1e-4: Jung et al., IEEE S&P 2004"),
                            new Threshold(
                                    "answered sessions at one port of this host",
                                    MIN_SESSIONS + " sessions",
                                    "a scanner takes one look, or two or three with retries and a banner"),
                            new Threshold(
                                    "or ports of members that gave no answer",
                                    MIN_PORTS + " below 32768",
                                    "see vertical-scan"))),
            new LocalText("広い探索のあとの深い探索", "Deep probing after a wide scan"),
            new LocalText(
                    "約{targets}個の内部アドレスを探索した送信元が、このホストのポート{port}と{sessions}回通信しました（約{ports}個のポートを探索、やり取り{bytes}）",
                    "A source that scanned about {targets} inside addresses and {ports} ports had {sessions} sessions with"
                            + " port {port} of this host ({bytes} exchanged)"),
            List.of(
                    new Measure("targets", MeasureUnit.COUNT),
                    new Measure("ports", MeasureUnit.COUNT),
                    new Measure("port", MeasureUnit.PORT),
                    new Measure("sessions", MeasureUnit.COUNT),
                    new Measure("bytes", MeasureUnit.BYTES)),
            2,
            4);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public Optional<Evidence.Behaviour> judge(Contact contact, Peer peer) {
        if (contact.isFromHost() || contact.answered() == 0) {
            return Optional.empty();
        }
        boolean isDeep = contact.answered() >= MIN_SESSIONS && isScanner(peer);
        if (!isDeep && peer.failedTargetPorts() < MIN_PORTS) {
            return Optional.empty();
        }
        int depth = Math.max(contact.answered(), peer.failedTargetPorts() * MIN_SESSIONS / MIN_PORTS);
        return Optional.of(new Evidence.Behaviour(
                DamageRung.PROBED,
                Strength.of(depth, MIN_SESSIONS, CERTAIN_SESSIONS),
                List.of(
                        (long) peer.targets(),
                        (long) peer.targetPorts(),
                        (long) contact.port(),
                        (long) contact.answered(),
                        contact.bytesOut() + contact.bytesIn())));
    }

    private static boolean isScanner(Peer peer) {
        return FirstContacts.isScan(peer.targets(), peer.answeredTargets());
    }
}
