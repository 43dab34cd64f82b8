// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.verticalscan;

import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.detect.Strength;
import org.hinomi.analysis.detect.contact.Sweep;
import org.hinomi.analysis.detect.contact.SweepDetector;
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
 * Counts the ports of one inside host that a source tried in vain. Ports from 32,768 on are not counted: late packets of
 * ordinary servers and answers to forged packets arrive there.
 *
 * <p>Urgency 2 and risk 3 of 40: somebody means this host, and has found nothing yet.
 */
public final class VerticalScanDetector implements SweepDetector {

    private static final int MIN_PORTS = 20;
    private static final int CERTAIN_PORTS = 200;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "vertical-scan",
                    DetectorKey.PEER,
                    "An outside address tried very many ports of this host.",
                    "A source that tries other inside addresses on the same day; a scan spread over several sources; fewer"
                            + " than 20 ports a day.",
                    List.of(
                            "a test of one's own server from outside",
                            "an online port checker that the user asked for",
                            "a file transfer in passive mode whose data ports are filtered"),
                    List.of(new Threshold(
                            "ports that gave no answer",
                            MIN_PORTS + " below 32768 in a day, at least half of all sessions failing",
                            "an ordinary client fails at one port or a few; the shortest list of scanning programs has 100"
                                    + " (nmap -F); client ports begin at 32768 or above (Linux, RFC 6335)"))),
            new LocalText("このホストへの多数ポートの探索", "Port scan of this host"),
            new LocalText(
                    "外部の1個のアドレスが、このホストの約{ports}個のポートに{knocks}回接続を試みました（不成立{failed}回）",
                    "One outside address tried about {ports} ports of this host in {knocks} sessions ({failed} came to"
                            + " nothing)"),
            List.of(
                    new Measure("ports", MeasureUnit.COUNT),
                    new Measure("knocks", MeasureUnit.COUNT),
                    new Measure("failed", MeasureUnit.COUNT)),
            2,
            3);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public Optional<Evidence.Behaviour> judge(Sweep sweep) {
        boolean isVertical = sweep.failedKnocks() >= MIN_PORTS
                && sweep.failedKnocks() * 2L >= sweep.knocks()
                && sweep.targets() == 1
                && sweep.failedPorts() >= MIN_PORTS;
        if (!isVertical) {
            return Optional.empty();
        }
        return Optional.of(new Evidence.Behaviour(
                DamageRung.PROBED,
                Strength.of(sweep.failedPorts(), MIN_PORTS, CERTAIN_PORTS),
                List.of((long) sweep.ports(), (long) sweep.knocks(), (long) sweep.failedKnocks())));
    }
}
