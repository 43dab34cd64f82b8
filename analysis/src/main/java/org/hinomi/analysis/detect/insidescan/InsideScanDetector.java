// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.insidescan;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.hinomi.analysis.behaviour.FirstContacts;
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
 * The sequential test of {@link FirstContacts}, for each port of each inside host.
 *
 * <p>Urgency 25 and risk 25 of 40: an inside host that scans is in all likelihood taken over already, and whom it finds next
 * is a matter of minutes; the rest comes with the rung.
 */
public final class InsideScanDetector implements HostDetector {

    private static final int NET_FAILURES_AT_WEB = 30;
    private static final int CERTAIN = 100;
    private static final int MAX_CALLS_EACH = 4;
    private static final int KNOCK_BYTES = 400;
    private static final int FIRST_ARBITRARY_PORT = 1024;
    private static final int MIN_INSIDE_TARGETS = 8;
    private static final int PORTS_EACH = 3;
    /** Who tries many ports is told by those that he tried most. */
    private static final int MAX_CLAIMS = 3;

    private static final Set<Integer> WEB = Set.of(80, 443, 8080, 8443);

    /** Ports that programs which spread by themselves go for: remote shells, Windows shares and remote control. */
    private static final Set<Integer> SPREADING = Set.of(22, 23, 135, 139, 445, 3389, 5985, 5986);

    /** Doors above the registered range of system ports that scanners are known to try. */
    private static final Set<Integer> HIGH_DOORS = Set.of(
            1433, 2222, 2323, 2375, 3306, 3389, 5060, 5432, 5555, 5900, 5985, 5986, 6379, 7547, 8080, 8443, 8728, 9200,
            11_211, 27_017, 37_215, 52_869);

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "inside-scan",
                    DetectorKey.HOST,
                    "This inside host looks for an open port at many addresses.",
                    "Scans over UDP or ICMP; scans inside one institution, which pass no border; a few targets a day; one port"
                            + " each at many addresses; a scan that mostly succeeds; servers that hosts of more than eight"
                            + " institutions use; the 65th and higher of the ports that a"
                            + " host calls on one day.",
                    List.of(
                            "peer-to-peer programs, which call departed peers at arbitrary ports",
                            "old settings that name servers which are gone",
                            "a vulnerability scanner of the institution's own, or research that measures the Internet",
                            "a path that is down, so that nothing answers"),
                    List.of(
                            new Threshold(
                                    "first contacts failed minus answered, at one port, without servers that more than eight"
                                            + " institutions use",
                                    FirstContacts.DECIDING + " addresses",
                                    "likelihood ratio 4^7 > (1 - 1e-4)/1e-4 with success of 0.8 and 0.2: Jung et al.,"
                                            + " IEEE S&P 2004, who fitted them on two large sites"),
                            new Threshold(
                                    "the same at 80, 443, 8080, 8443",
                                    NET_FAILURES_AT_WEB + " addresses",
                                    "a browser calls tens of addresses at once: a path that is down, or broken IPv6,"
                                            + " fails them together"),
                            new Threshold(
                                    "sessions for each address",
                                    "at most " + MAX_CALLS_EACH + " on average",
                                    "who seeks goes on to the next address; a program with a dead server calls it again and"
                                            + " again. Scanners' own retries are one to three (nmap, masscan)"),
                            new Threshold(
                                    "bytes sent in a session where nobody ever answers",
                                    "at most " + KNOCK_BYTES,
                                    "three SYN packets are 180 B; more means that the sensor sees one direction only"),
                            new Threshold(
                                    "share of the host's failed contacts at this port",
                                    "10 %, or " + PORTS_EACH
                                            + " ports for each address; 50 % and 20 addresses at ports that are no known"
                                            + " door",
                                    "peer-to-peer peers stand at ports of their own, one each, spread over the range"),
                            new Threshold(
                                    "members' addresses tried for spreading",
                                    MIN_INSIDE_TARGETS + ", one of them answering",
                                    "the eight first contacts within which the test decides"))),
            new LocalText("内部ホストによる探索", "Scanning by an inside host"),
            new LocalText(
                    "ポート{port}で{targets}個のアドレスに接続を試み、{dead}個は一度も応答していません（うち他の参加機関のアドレス：{inside}個、応答{insideAnswered}個）",
                    "It tried {targets} addresses at port {port}, of which {dead} never answered (addresses of members:"
                            + " {inside}, answered {insideAnswered})"),
            List.of(
                    new Measure("port", MeasureUnit.PORT),
                    new Measure("targets", MeasureUnit.COUNT),
                    new Measure("dead", MeasureUnit.COUNT),
                    new Measure("inside", MeasureUnit.COUNT),
                    new Measure("insideAnswered", MeasureUnit.COUNT)),
            25,
            25);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public void judge(HostDay day, Claimed out) {
        if (day.deadPeers() < FirstContacts.DECIDING) {
            return;
        }
        day.ports().stream()
                .filter(port -> isScanned(port) && isConcentrated(port, day))
                .sorted(Comparator.comparingLong(InsideScanDetector::netFailures)
                        .reversed()
                        .thenComparingInt(HostPort::port))
                .limit(MAX_CLAIMS)
                .forEach(port -> out.atPort(port, evidence(port)));
    }

    private static long netFailures(HostPort port) {
        return port.deadPeers() - port.answeredPeers();
    }

    private static boolean isScanned(HostPort port) {
        return port.protocol() == Protocol.TCP
                && netFailures(port) >= (WEB.contains(port.port()) ? NET_FAILURES_AT_WEB : FirstContacts.DECIDING)
                && port.attempts() <= MAX_CALLS_EACH * port.peers()
                && !isSeenFromOneSide(port);
    }

    /** Where answers take another way, all contacts look dead, but what the host says goes on. */
    private static boolean isSeenFromOneSide(HostPort port) {
        return port.answeredPeers() == 0 && port.bytesOut() > KNOCK_BYTES * port.attempts();
    }

    /** Peer-to-peer peers have a port each, so that a host of theirs has as many addresses as contacts; scanned ones have many. */
    private static boolean isConcentrated(HostPort port, HostDay day) {
        if (port.port() < FIRST_ARBITRARY_PORT || HIGH_DOORS.contains(port.port())) {
            return port.deadPeers() * 10 >= day.deadPeers() || day.peers() >= (long) PORTS_EACH * day.addresses();
        }
        return port.deadPeers() * 2 >= day.deadPeers() && port.deadPeers() >= 20;
    }

    private static Evidence.Behaviour evidence(HostPort port) {
        boolean isSpreading = SPREADING.contains(port.port())
                && port.insidePeers() >= MIN_INSIDE_TARGETS
                && port.insideAnswered() > 0;
        return new Evidence.Behaviour(
                isSpreading ? DamageRung.SPREADING : DamageRung.EXECUTED,
                Strength.of(netFailures(port), FirstContacts.DECIDING, CERTAIN),
                List.of((long) port.port(), port.peers(), port.deadPeers(), port.insidePeers(), port.insideAnswered()));
    }
}
