// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.oddprotocol;

import java.util.List;
import org.hinomi.analysis.detect.host.HostDay;
import org.hinomi.analysis.detect.host.HostDetector;
import org.hinomi.analysis.detect.host.HostPort;
import org.hinomi.model.address.IpAddress;
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
 * Judges what sensors recognise by content. What is recognised and does not belong to the port is told of; "not recognised" is no evidence by itself: it becomes some where the same host's
 * other contacts at the same port, seen by the same sensors, were recognised.
 *
 * <p>No rung: that a protocol is not what its port says is a question, not damage. Urgency 8 and risk 8 of 40.
 */
public final class OddProtocolDetector implements HostDetector {

    private static final int MIN_USUAL = 5;
    private static final int MAX_ODD = 3;
    private static final int RECOGNISED_STRENGTH = 70;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "odd-protocol",
                    DetectorKey.HOST,
                    "This host talked with an address at a well-known port in another protocol than that port's, or over IRC"
                            + " where IRC does not belong.",
                    "Anything where no sensor names services; command traffic inside real HTTP or TLS; HTTP and TLS at"
                            + " each other's ports; ports without a registered service that sensors know; what is not"
                            + " recognised, on hosts that use a port for one address only.",
                    List.of(
                            "messengers and games that use 443 or 80 to get through firewalls",
                            "sessions of which the sensor missed packets without saying so",
                            "a service moved to a free port"),
                    List.of(
                            new Threshold(
                                    "other addresses at this port where its service was recognised, without most servers"
                                            + " that more than eight institutions use",
                                    MIN_USUAL + " or more",
                                    "shows that this sensor recognises this service for this host; five in a row are no"
                                            + " chance"),
                            new Threshold(
                                    "addresses where it was not, though the sensor saw a session whole, with data both ways",
                                    "1 to " + MAX_ODD,
                                    "more of them are a habit of an ordinary program on this host; what began before the"
                                            + " sensor looked, or has gaps, cannot be recognised, and Zeek (missed_bytes,"
                                            + " history) and PAN-OS (insufficient-data, incomplete) say so"),
                            new Threshold(
                                    "addresses with which another protocol was recognised",
                                    "1 to " + MAX_ODD,
                                    "no other contacts are needed: what is recognised by content is no chance; more of"
                                            + " them are a habit"),
                            new Threshold(
                                    "ports for IRC",
                                    "194, 994, 6660 to 6669, 6697, 7000",
                                    "IANA registry and the ports that public IRC networks name"))),
            new LocalText("ポートと合わないプロトコル", "Protocol that does not match its port"),
            new LocalText(
                    "ポート{port}で、そのポートの本来のサービスと異なる通信が{odd}個のアドレスとありました（同じポートで本来のサービスと確認できた相手：{usual}個）",
                    "At port {port} it talked with {odd} addresses in something other than that port’s service (addresses at"
                            + " the same port where the service was recognised: {usual})"),
            List.of(
                    new Measure("port", MeasureUnit.PORT),
                    new Measure("odd", MeasureUnit.COUNT),
                    new Measure("usual", MeasureUnit.COUNT)),
            8,
            8);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public void judge(HostDay day, Claimed out) {
        if (!day.hasOddPeers()) {
            return;
        }
        for (HostPort port : day.ports()) {
            List<IpAddress> foreign = port.foreignPeers();
            if (!foreign.isEmpty() && foreign.size() <= MAX_ODD) {
                foreign.forEach(peer -> out.towards(peer, evidence(port, RECOGNISED_STRENGTH, foreign.size())));
            } else if (port.odd() > 0 && port.odd() <= MAX_ODD && port.usualPeers() >= MIN_USUAL) {
                // 50 at five recognised ones, 90 at fifty: a missed beginning stays possible.
                int strength = (int) Math.min(90, 46 + port.usualPeers());
                port.oddPeers().forEach(peer -> out.towards(peer, evidence(port, strength, port.odd())));
            }
        }
    }

    private static Evidence.Behaviour evidence(HostPort port, int strength, long odd) {
        return new Evidence.Behaviour(DamageRung.NONE, strength, List.of((long) port.port(), odd, port.usualPeers()));
    }
}
