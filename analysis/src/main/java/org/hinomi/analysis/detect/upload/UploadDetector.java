// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.upload;

import java.util.List;
import java.util.Optional;
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
 * Unusual volume out, at once or in drips over the day. What is usual is told by the address: backups, transfers between
 * laboratories and clouds go to where members sent before, or to where several send. Contents are never read, so that what left
 * is not known; that it left is.
 */
public final class UploadDetector implements ContactDetector {

    public static final String ID = "upload";

    private static final long MIN_BYTES = 50_000_000;
    private static final int MIN_RATIO = 5;
    private static final int MAX_HOSTS = 2;
    private static final int MIN_MEMBERS = 4;

    /** After a day or two of memory most addresses are still new: it is told of, but no rung is climbed. */
    private static final int SURE_WATCHED_DAYS = 3;

    /** Without other members, nothing says that the address is unusual: only a very one-sided mass is told of. */
    private static final long MIN_BYTES_ALONE = 1_000_000_000;

    private static final int MIN_RATIO_ALONE = 20;

    /** Pictures and sound go over UDP at any port; a video in full resolution takes up to 10 Mbit/s. */
    private static final long MAX_STREAM_BYTES_PER_SECOND = 1_250_000;

    /** HTTP over QUIC, by which files leave too. */
    private static final int QUIC = 443;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    ID,
                    DetectorKey.PEER,
                    "Much left this host in a day for an address that no member used before, and hardly anything came back.",
                    "Data that leave by a cloud or a mail service that members use; less than 50 MB a day; data that leave with "
                            + "as much coming in; data that leave over UDP, but QUIC, no faster than pictures; what was sent before midnight, Japan time, is not added to what was sent after it.",
                    List.of(
                            "a first backup or a first transfer to a new partner",
                            "a large file for a colleague's own server",
                            "a live stream to a little-known service"),
                    List.of(
                            new Threshold(
                                    "bytes out",
                                    "50 MB a day",
                                    "Mail programs refuse attachments above 25 MB; documents and pictures put on a page are smaller still."),
                            new Threshold(
                                    "out against in",
                                    "5 times",
                                    "Meetings and reading stay below; transfers go far above."),
                            new Threshold(
                                    "over UDP, but at 443",
                                    "1,250,000 B a second",
                                    "Live pictures and sound are sent so, at any port, with up to 10 Mbit/s."),
                            new Threshold(
                                    "address",
                                    "one institution, two hosts at most, on no day of memory before",
                                    "Backups, laboratories' transfers and clouds are met again."),
                            new Threshold(
                                    "days of memory",
                                    "1; 3 for a rung",
                                    "After a day or two most addresses are still new."),
                            new Threshold(
                                    "with fewer than 4 members",
                                    "1 GB and 20 times, and no rung is claimed",
                                    "Then nothing is known of what is usual; such a mass is worth a word all the same."))),
            new LocalText("通常と異なる大量の送信", "Unusual upload"),
            new LocalText(
                    "このホストから1日に{sent}が同じ相手へ送信されています（受信{received}、{sessions}回）。過去{watched}日間、参加機関はこの相手と通信していません。内容は見ていません。",
                    "{sent} left this host for one address in a day ({received} came back, {sessions} sessions). In the {watched} days before no member called it. Contents are not read."),
            List.of(
                    new Measure("sent", MeasureUnit.BYTES),
                    new Measure("received", MeasureUnit.BYTES),
                    new Measure("sessions", MeasureUnit.COUNT),
                    new Measure("watched", MeasureUnit.COUNT)),
            20,
            30);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public Optional<Evidence.Behaviour> judge(Contact contact, Peer peer) {
        boolean isOneSided = contact.isFromHost()
                && contact.bytesOut() >= MIN_BYTES
                && contact.answered() > 0
                && !isStream(contact)
                && contact.bytesOut() >= contact.bytesIn() * MIN_RATIO
                && peer.institutions() == 1
                && peer.hosts() <= MAX_HOSTS
                && peer.daysBefore() == 0;
        if (!isOneSided) {
            return Optional.empty();
        }
        boolean isKnownUnusual = peer.watchedDays() > 0 && peer.members() >= MIN_MEMBERS;
        boolean isMass = peer.members() < MIN_MEMBERS
                && contact.bytesOut() >= MIN_BYTES_ALONE
                && contact.bytesOut() >= contact.bytesIn() * MIN_RATIO_ALONE;
        if (!isKnownUnusual && !isMass) {
            return Optional.empty();
        }
        double doublings = Math.log((double) contact.bytesOut() / MIN_BYTES) / Math.log(2);
        boolean isSure = isKnownUnusual && peer.watchedDays() >= SURE_WATCHED_DAYS;
        int strength = isSure ? (int) Math.min(100, 50 + 8 * doublings) : 50;
        return Optional.of(new Evidence.Behaviour(
                isSure ? DamageRung.EXFILTRATION : DamageRung.NONE,
                strength,
                List.of(contact.bytesOut(), contact.bytesIn(), (long) contact.attempts(), (long) peer.watchedDays())));
    }

    private static boolean isStream(Contact contact) {
        long lengthMs = contact.lastMs() - contact.firstMs() + Math.max(1_000, contact.maxDurationMs());
        return contact.protocol() == Protocol.UDP
                && contact.port() != QUIC
                && contact.bytesOut() * 1000.0 / lengthMs <= MAX_STREAM_BYTES_PER_SECOND;
    }
}
