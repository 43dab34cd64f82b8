// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.directmail;

import java.util.List;
import org.hinomi.analysis.detect.Strength;
import org.hinomi.analysis.detect.host.HostDay;
import org.hinomi.analysis.detect.host.HostDetector;
import org.hinomi.analysis.detect.host.HostPort;
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
 * Programs that send junk mail hand it straight to the servers of those who get it; users' programs hand it to one server of
 * their own (RFC 6409). A mail server is known by this: others hand it mail, or it did the same before.
 *
 * <p>EXECUTED: a program that is not the user's sends. Urgency 20 and risk 20 of 40: each hour of it gets the institution's
 * addresses onto lists, and the host is open to whoever sends through it.
 */
public final class DirectMailDetector implements HostDetector {

    private static final int MAIL = 25;
    private static final int MIN_SERVERS = 20;
    private static final int CERTAIN_SERVERS = 200;
    private static final int MIN_BYTES = 200;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "direct-mail",
                    DetectorKey.HOST,
                    "This inside host, which is no mail server, hands mail straight to many servers.",
                    "Junk mail through a mail server of the institution or through 587/tcp; fewer than 20 servers a day; a"
                            + " mail server that is itself abused.",
                    List.of(
                            "a gateway for outgoing mail only, on the first day that it is seen",
                            "research on mail servers",
                            "a mailing list whose answers go elsewhere"),
                    List.of(
                            new Threshold(
                                    "servers called at 25/tcp",
                                    MIN_SERVERS + " addresses in a day",
                                    "a user's program knows one server or two; a machine that reports by mail knows its"
                                            + " owner's few"),
                            new Threshold(
                                    "answers",
                                    "a quarter of the servers or more, " + MIN_BYTES + " B sent to each",
                                    "who only looks for open ports is the scan detectors' matter; greeting, sender,"
                                            + " recipient and the headers of any mail are more than 200 B"),
                            new Threshold(
                                    "outside addresses that handed this host mail that day",
                                    "0",
                                    "every server that receives mail from outside is handed some each day, at least junk"),
                            new Threshold(
                                    "servers called on any of 14 days before",
                                    "fewer than a quarter of today's",
                                    "a gateway sends every working day; two weeks bridge holidays"))),
            new LocalText("メールサーバー以外からのメール大量送信", "Mail sent straight out by a host that is no mail server"),
            new LocalText(
                    "メールサーバーではないホストが、25/tcpで{servers}個のサーバーに直接接続しました（応答{answered}個、送信{sent}）",
                    "A host that is no mail server called {servers} servers at 25/tcp ({answered} answered, {sent} sent)"),
            List.of(
                    new Measure("servers", MeasureUnit.COUNT),
                    new Measure("answered", MeasureUnit.COUNT),
                    new Measure("sent", MeasureUnit.BYTES)),
            20,
            20);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public void judge(HostDay day, Claimed out) {
        if (day.peers() < MIN_SERVERS || day.mailSenders() > 0) {
            return;
        }
        day.port(MAIL, Protocol.TCP)
                .filter(port -> port.peers() >= MIN_SERVERS
                        && port.answeredPeers() * 4 >= port.peers()
                        && port.bytesOut() >= MIN_BYTES * port.answeredPeers()
                        && day.usualMailServers() * 4 < port.peers())
                .ifPresent(port -> out.atPort(port, evidence(port)));
    }

    private static Evidence.Behaviour evidence(HostPort port) {
        return new Evidence.Behaviour(
                DamageRung.EXECUTED,
                Strength.of(port.peers(), MIN_SERVERS, CERTAIN_SERVERS),
                List.of(port.peers(), port.answeredPeers(), port.bytesOut()));
    }
}
