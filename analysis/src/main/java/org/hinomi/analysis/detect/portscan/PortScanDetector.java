// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.portscan;

import java.util.List;
import org.hinomi.analysis.detect.Strength;
import org.hinomi.analysis.detect.host.HostDay;
import org.hinomi.analysis.detect.host.HostDetector;
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
 * Counts the TCP ports of one address at which nothing came of it.
 *
 * <p>Urgency 15 and risk 15 of 40: who looks through one target knows what he wants, but an administrator who tests a server
 * of his own elsewhere looks the same.
 */
public final class PortScanDetector implements HostDetector {

    private static final int MIN_PORTS = 20;
    private static final int CERTAIN = 200;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "port-scan",
                    DetectorKey.HOST,
                    "This inside host tries very many ports of one address.",
                    "Scans over UDP; scans inside one institution; fewer than 20 ports a day; which of several hosts tried"
                            + " which port of one target.",
                    List.of(
                            "a test of a server of one's own",
                            "a file transfer in passive mode whose data ports are filtered",
                            "remote procedure calls through a firewall"),
                    List.of(new Threshold(
                            "ports of one address that gave no answer",
                            MIN_PORTS + " TCP ports in a day",
                            "ordinary programs fail at one port or a few of one address; the shortest list of scanning"
                                    + " programs has 100 (nmap -F)"))),
            new LocalText("1台に対する多数ポートの探索", "Port scan of one address"),
            new LocalText(
                    "1個のアドレスの約{ports}個のポートで応答がありませんでした（このホストの応答のない接続先：合計{dead}件）",
                    "About {ports} ports of one address gave no answer (contacts of this host without an answer: {dead} in"
                            + " all)"),
            List.of(new Measure("ports", MeasureUnit.COUNT), new Measure("dead", MeasureUnit.COUNT)),
            15,
            15);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public void judge(HostDay day, Claimed out) {
        // Ports are counted over all members' hosts: this host's own dead contacts must be as many.
        long ports = Math.min(day.deepPorts(), day.deadPeers());
        if (ports >= MIN_PORTS) {
            out.towards(
                    day.deepPeer(),
                    new Evidence.Behaviour(
                            DamageRung.EXECUTED,
                            Strength.of(ports, MIN_PORTS, CERTAIN),
                            List.of(ports, day.deadPeers())));
        }
    }
}
