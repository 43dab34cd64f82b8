// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.flood;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hinomi.analysis.detect.Strength;
import org.hinomi.analysis.detect.contact.Contact;
import org.hinomi.analysis.detect.contact.ContactDetector;
import org.hinomi.analysis.detect.contact.Peer;
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
 * Very much towards one address in a short time, and next to nothing back.
 *
 * <p>SPREADING ("the host attacks others") where the rate is beyond what a program that retries reaches, or where nobody waits for
 * the answers; else nothing is claimed of damage. Who wants a TCP connection and gets no answer sends the request again after a
 * second (RFC 6298, 2.1, of RFC 9293's SYN); a thousand requests at one port, each sent once and none refused, only fill the
 * other end's table of half-open connections (RFC 4987, 2). Urgency 30 and risk 25 of 40: somebody is being harmed now, and the line suffers.
 */
public final class FloodDetector implements ContactDetector {

    private static final int MIN_SESSIONS = 1000;
    private static final int MIN_SESSIONS_PER_SECOND = 2;
    private static final int SURE_SESSIONS_PER_SECOND = 20;
    private static final int SURE_PACKETS_PER_SECOND = 1000;
    private static final int SURE_BYTES_PER_SECOND = 1_000_000;
    private static final long MIN_PACKETS = 1_000_000;
    private static final int MIN_PACKETS_PER_SECOND = 10_000;
    private static final long MAX_REPLY_BYTES = 10_000;

    /** One in ten requests may be sent twice: the same number, counted by a sensor that joins two sessions. */
    private static final double MAX_PACKETS_A_LONE_REQUEST = 1.1;

    private static final long CERTAIN_SESSIONS = 100_000;

    /** Names and time are asked in great numbers by resolvers, and a server of theirs may be dead. */
    private static final Set<Integer> ASKED_OFTEN = Set.of(53, 123, 514);

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "flood",
                    DetectorKey.PEER,
                    "This host takes part in flooding an address.",
                    "Floods that are answered, such as of web requests; slow attacks that hold connections open; packets with"
                            + " forged sources; a part so small that one host's share does not show.",
                    List.of(
                            "a program that calls a dead server again without a pause",
                            "a load test, or a monitor that tries a dead port several times a second",
                            "a one-way stream in very many sessions"),
                    List.of(
                            new Threshold(
                                    "sessions to one port of one address",
                                    MIN_SESSIONS + " or more, " + MIN_SESSIONS_PER_SECOND
                                            + " a second or more from first to last",
                                    "programs that retry wait a second at least (RFC 6298), most of them longer"),
                            new Threshold(
                                    "answers",
                                    "at most 1 % of the bytes sent, 5 % of the sessions",
                                    "a server that is flooded answers nothing; one that works answers each request"),
                            new Threshold(
                                    "or packets",
                                    "1,000,000 or more at 10,000 a second, at most 10,000 B back",
                                    "ten times a video of 10 Mbit/s in full-size packets; the receiver of a fast transfer"
                                            + " acknowledges it all the way, with some bytes for each few packets"),
                            new Threshold(
                                    "rate from which it is an attack",
                                    SURE_SESSIONS_PER_SECOND + " sessions, " + SURE_PACKETS_PER_SECOND + " packets or "
                                            + SURE_BYTES_PER_SECOND + " B a second",
                                    "a loop without a pause against a server that refuses makes some ten sessions a second"
                                            + " over a long way, one for each round trip"),
                            new Threshold(
                                    "or TCP requests that nobody waits for",
                                    "1.1 packets a session at most, nothing back in any, none that lasts a millisecond",
                                    "who wants a connection sends the request again after a second (RFC 6298), so that its"
                                            + " session has two packets or more; a refusal takes a round trip, or counts as"
                                            + " bytes; a flood of requests (RFC 4987) sends each once"))),
            new LocalText("DDoSへの加担の疑い", "Taking part in a flood"),
            new LocalText(
                    "1個のアドレスのポート{port}に{length}のあいだに{sessions}回の接続、{packets}個のパケット、{sent}を送り、応答はほとんどありません（受信{received}）",
                    "It sent {sessions} sessions, {packets} packets and {sent} to port {port} of one address within {length},"
                            + " with hardly an answer ({received} received)"),
            List.of(
                    new Measure("port", MeasureUnit.PORT),
                    new Measure("length", MeasureUnit.MILLIS),
                    new Measure("sessions", MeasureUnit.COUNT),
                    new Measure("packets", MeasureUnit.COUNT),
                    new Measure("sent", MeasureUnit.BYTES),
                    new Measure("received", MeasureUnit.BYTES)),
            30,
            25);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public Optional<Evidence.Behaviour> judge(Contact contact, Peer peer) {
        boolean isMuch = contact.attempts() >= MIN_SESSIONS || contact.packetsOut() >= MIN_PACKETS;
        if (!isMuch || !contact.isFromHost() || ASKED_OFTEN.contains(contact.port()) || !isOneWay(contact)) {
            return Optional.empty();
        }
        double seconds = seconds(contact);
        boolean isManySessions =
                contact.attempts() >= MIN_SESSIONS && contact.attempts() / seconds >= MIN_SESSIONS_PER_SECOND;
        boolean isManyPackets = contact.packetsOut() >= MIN_PACKETS
                && contact.packetsOut() / seconds >= MIN_PACKETS_PER_SECOND
                && contact.bytesIn() <= MAX_REPLY_BYTES;
        return isManySessions || isManyPackets ? Optional.of(evidence(contact, seconds)) : Optional.empty();
    }

    private static double seconds(Contact contact) {
        long lengthMs = contact.lastMs() - contact.firstMs() + Math.max(0, contact.maxDurationMs());
        return Math.max(1, lengthMs / 1000.0);
    }

    private static boolean isOneWay(Contact contact) {
        // A sensor may call a UDP session answered of which it saw one side; what came back tells.
        boolean isUnanswered = contact.protocol() == Protocol.UDP
                ? contact.bytesOut() > 0
                : contact.answered() * 20L <= contact.attempts() || contact.packetsOut() >= MIN_PACKETS;
        return isUnanswered && contact.bytesIn() * 100 <= contact.bytesOut();
    }

    /**
     * Whether each session is one lone request without an answer, as far as the sensor counts packets. What is refused has a reset
     * that takes a round trip, and bytes where the sensor counts headers.
     */
    private static boolean isLoneRequests(Contact contact) {
        return contact.protocol() == Protocol.TCP
                && contact.failed() == contact.attempts()
                && contact.bytesIn() == 0
                && contact.maxDurationMs() <= 0
                && contact.packetsOut() >= contact.attempts()
                && contact.packetsOut() <= contact.attempts() * MAX_PACKETS_A_LONE_REQUEST;
    }

    private static Evidence.Behaviour evidence(Contact contact, double seconds) {
        boolean isSure = contact.attempts() / seconds >= SURE_SESSIONS_PER_SECOND
                || contact.packetsOut() / seconds >= SURE_PACKETS_PER_SECOND
                || contact.bytesOut() / seconds >= SURE_BYTES_PER_SECOND
                || isLoneRequests(contact);
        long much = Math.max(contact.attempts(), contact.packetsOut() / (MIN_PACKETS / MIN_SESSIONS));
        return new Evidence.Behaviour(
                isSure ? DamageRung.SPREADING : DamageRung.NONE,
                Strength.of(much, MIN_SESSIONS, CERTAIN_SESSIONS),
                List.of(
                        (long) contact.port(),
                        Math.round(seconds * 1000),
                        (long) contact.attempts(),
                        contact.packetsOut(),
                        contact.bytesOut(),
                        contact.bytesIn()));
    }
}
