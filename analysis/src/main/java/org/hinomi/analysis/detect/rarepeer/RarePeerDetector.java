// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.rarepeer;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.detect.contact.Calls;
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
    private static final int MIN_WATCHED_DAYS = 1;
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
                    "Attackers who use addresses that members know; the first day of a watch, when everything is new; a single "
                            + "network that is watched alone.",
                    List.of(
                            "a colleague's own server, a new cooperation, a game or voice server",
                            "an address of a cloud that changed hands"),
                    List.of(
                            new Threshold(
                                    "members, days of memory",
                                    "8, 1",
                                    "With fewer, \"one of\" holds for nearly every address; the days are told, and weigh."),
                            new Threshold(
                                    "institutions, hosts, days before",
                                    "1, 1, 0 of 60",
                                    "The question itself: one of all, for the first time."),
                            new Threshold(
                                    "answered sessions, span",
                                    "6, 30 minutes",
                                    "A visit to a page is over in minutes; work takes longer."),
                            new Threshold(
                                    "not as a program asks",
                                    "fewer than seven in ten sessions of one exact size, out or in",
                                    "Work differs from step to step; calls of programs are the call-back detector's matter."),
                            new Threshold(
                                    "not as a reader",
                                    "at least half sent of what came; at the ports of web, mail and names also 20 kB",
                                    "Readers receive ten times what they send, at other ports too; a host that is worked on sends results and receives commands."))),
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
        if (!isRare
                || contact.lastMs() - contact.firstMs() < MIN_SPAN_MS
                || isReader(contact)
                || isPoll(contact.calls())) {
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

    private static boolean isPoll(Calls calls) {
        int[] sent = new int[calls.count()];
        int[] received = new int[calls.count()];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = calls.bytesOut(i);
            received[i] = calls.bytesIn(i);
        }
        return isMostlySame(sent) || isMostlySame(received);
    }

    private static boolean isMostlySame(int[] sizes) {
        Arrays.sort(sizes);
        int run = 0;
        int most = 0;
        for (int i = 0; i < sizes.length; i++) {
            run = i > 0 && sizes[i] == sizes[i - 1] ? run + 1 : 1;
            most = Math.max(most, run);
        }
        return most * 10 >= sizes.length * 7;
    }

    private static boolean isReader(Contact contact) {
        boolean readsMore = contact.bytesOut() * 2 < contact.bytesIn();
        return readsMore || (ORDINARY.get(contact.port()) && contact.bytesOut() < MIN_BYTES_OUT);
    }
}
