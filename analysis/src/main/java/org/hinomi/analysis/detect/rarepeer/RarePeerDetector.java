// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.rarepeer;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
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
 * "One of 104 institutions, for the first time in 60 days". Most such addresses are somebody's first visit to a small site, so
 * the claim is made only where the exchange is not a reader's, it climbs no rung, and it weighs little by itself: it is there to
 * meet other signs about the same address. It says how many institutions there are, never which.
 */
public final class RarePeerDetector implements ContactDetector {

    public static final String ID = "rare-peer";

    private static final int MIN_MEMBERS = 8;
    private static final int MIN_WATCHED_DAYS = 3;
    private static final int MIN_ANSWERED = 6;
    private static final long MIN_SPAN_MS = 30 * 60_000;
    private static final long MIN_BYTES_OUT = 20_000;

    /** Web, mail and name ports, at which every long tail of sites is met. */
    private static final BitSet ORDINARY = new BitSet();

    static {
        for (int port : new int[] {25, 53, 80, 110, 123, 143, 443, 465, 587, 853, 993, 995, 8080}) {
            ORDINARY.set(port);
        }
    }

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    ID,
                    DetectorKey.PEER,
                    "Of all members one host alone dealt with this address, which nobody called in the days before, and not as a reader does.",
                    "Attackers who use addresses that members know; the first days of a watch, when everything is new; a single "
                            + "network that is watched alone.",
                    List.of(
                            "a colleague's own server, a new cooperation, a game or voice server",
                            "an address of a cloud that changed hands"),
                    List.of(
                            new Threshold(
                                    "members, days of memory",
                                    "8, 3",
                                    "With fewer, \"one of\" and \"never before\" hold for nearly every address."),
                            new Threshold(
                                    "institutions, hosts, days before",
                                    "1, 1, 0 of 60",
                                    "The question itself: one of all, for the first time."),
                            new Threshold(
                                    "answered sessions, span",
                                    "6, 30 minutes",
                                    "A visit to a page is over in minutes; work takes longer."),
                            new Threshold(
                                    "not as a reader",
                                    "another port than web, mail and names, or 20 kB sent and at least half of what came",
                                    "Readers receive ten times what they send; who types, or sends results, does not."))),
            new LocalText("参加機関中で唯一の通信先", "An address that no other member calls"),
            new LocalText(
                    "{members}機関のうち{institutions}機関の1台だけが、過去{watched}日間どの機関も通信していないアドレスとやり取りしています（{sessions}回、送信{sent}、受信{received}）。",
                    "Of {members} institutions {institutions}, and there one host, dealt with an address that no member called in the {watched} days before ({sessions} sessions, {sent} sent, {received} received)."),
            List.of(
                    new Measure("members", MeasureUnit.COUNT),
                    new Measure("institutions", MeasureUnit.COUNT),
                    new Measure("watched", MeasureUnit.COUNT),
                    new Measure("sessions", MeasureUnit.COUNT),
                    new Measure("sent", MeasureUnit.BYTES),
                    new Measure("received", MeasureUnit.BYTES)),
            12,
            12);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public Optional<Evidence.Behaviour> judge(Contact contact, Peer peer) {
        boolean isRare = contact.isFromHost()
                && contact.answered() >= MIN_ANSWERED
                && peer.institutions() == 1
                && peer.hosts() == 1
                && peer.daysBefore() == 0
                && peer.watchedDays() >= MIN_WATCHED_DAYS
                && peer.members() >= MIN_MEMBERS;
        if (!isRare || contact.lastMs() - contact.firstMs() < MIN_SPAN_MS || isReader(contact)) {
            return Optional.empty();
        }
        int more = Math.min(20, peer.watchedDays() / 3) + Math.min(20, peer.members() / 5);
        return Optional.of(new Evidence.Behaviour(
                DamageRung.NONE,
                50 + more,
                List.of(
                        (long) peer.members(),
                        (long) peer.institutions(),
                        (long) peer.watchedDays(),
                        (long) contact.attempts(),
                        contact.bytesOut(),
                        contact.bytesIn())));
    }

    private static boolean isReader(Contact contact) {
        boolean sendsLittle = contact.bytesOut() < MIN_BYTES_OUT || contact.bytesOut() * 2 < contact.bytesIn();
        return ORDINARY.get(contact.port()) && sendsLittle;
    }
}
