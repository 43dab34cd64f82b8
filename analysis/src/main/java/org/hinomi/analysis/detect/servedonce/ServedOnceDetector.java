// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.servedonce;

import java.util.List;
import java.util.Optional;
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
 * Servers that hand out malware live for an hour; what they handed out goes on calling them.
 *
 * <p>DELIVERED: something came, and the calls that go on show that it, or what fetched it, still runs; that it is malware is
 * not shown. Urgency 12 and risk 12 of 40: it is over when it is seen, and the host should be looked at the same day.
 */
public final class ServedOnceDetector implements ContactDetector {

    private static final int MIN_BYTES = 20_000;
    private static final long MAX_SERVING_MS = 2L * 60 * 60 * 1000;
    private static final long MIN_GONE_MS = 60L * 60 * 1000;
    private static final long CERTAIN_GONE_MS = 12L * 60 * 60 * 1000;
    private static final int MIN_FAILED = 5;
    private static final int MAX_HOSTS = 8;
    private static final int FIRST_ARBITRARY_PORT = 1024;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "served-once",
                    DetectorKey.PEER,
                    "A server that nobody knew before gave this host something and then answered no more.",
                    "A server that is never called again; one that is gone on the next day only; small programs; servers behind"
                            + " shared hosting, which go on answering for others; ports from 1024 on, except web ports.",
                    List.of(
                            "a hired server whose address was given back",
                            "a file handed over from a machine at home",
                            "a service of few users that was switched off on its first day of use"),
                    List.of(
                            new Threshold(
                                    "bytes received by this host",
                                    MIN_BYTES + " B",
                                    "droppers and documents with macros are larger; answers of dead or parked sites smaller"),
                            new Threshold(
                                    "time over which it answered any member that day",
                                    "at most 2 hours",
                                    "a service that lives longer is used by more, and for longer"),
                            new Threshold(
                                    "failed calls of this host after the last answer",
                                    MIN_FAILED + ", the last an hour later or more",
                                    "a person gives up within minutes; browsers retry for seconds"),
                            new Threshold(
                                    "hosts that called it, and days before on which it answered",
                                    "at most " + MAX_HOSTS + "; 0 of 60",
                                    "as for cold-server"))),
            new LocalText("一度だけ応答して消えたサーバー", "A server that served once and was gone"),
            new LocalText(
                    "サーバーから{received}を受信したあと、{gone}のあいだ応答がなくなりました（その間もこのホストは{failed}回接続を試行、利用ホスト{hosts}台）",
                    "After this host had received {received}, the server did not answer for {gone}, while this host went on"
                            + " calling {failed} times ({hosts} hosts used it)"),
            List.of(
                    new Measure("received", MeasureUnit.BYTES),
                    new Measure("gone", MeasureUnit.MILLIS),
                    new Measure("failed", MeasureUnit.COUNT),
                    new Measure("hosts", MeasureUnit.COUNT)),
            12,
            12);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public Optional<Evidence.Behaviour> judge(Contact contact, Peer peer) {
        boolean isServed = contact.isFromHost()
                && contact.protocol() == Protocol.TCP
                && contact.answered() > 0
                && contact.failed() >= MIN_FAILED
                && contact.bytesIn() >= MIN_BYTES
                && isFixedPort(contact.port());
        if (!isServed || contact.firstFailedMs() < contact.lastAnsweredMs()) {
            return Optional.empty();
        }
        long goneMs = contact.lastFailedMs() - peer.lastAnsweredMs();
        boolean isGone = goneMs >= MIN_GONE_MS
                && peer.lastAnsweredMs() < peer.firstFailedMs()
                && peer.lastAnsweredMs() - peer.firstAnsweredMs() <= MAX_SERVING_MS
                && peer.hosts() <= MAX_HOSTS
                && peer.answeredDaysBefore() == 0;
        if (!isGone) {
            return Optional.empty();
        }
        return Optional.of(new Evidence.Behaviour(
                DamageRung.DELIVERED,
                Strength.of(goneMs, MIN_GONE_MS, CERTAIN_GONE_MS),
                List.of(contact.bytesIn(), goneMs, (long) contact.failed(), (long) peer.hosts())));
    }

    private static boolean isFixedPort(int port) {
        return port < FIRST_ARBITRARY_PORT || port == 8000 || port == 8080 || port == 8443 || port == 8888;
    }
}
