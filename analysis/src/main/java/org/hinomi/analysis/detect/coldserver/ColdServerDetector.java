// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.coldserver;

import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.detect.Strength;
import org.hinomi.analysis.detect.contact.Calls;
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
 * A program goes on calling a server that answers nobody; then the server wakes. What is known of the server comes from all
 * members, so that the first success of any of them counts for every host that called in vain.
 *
 * <p>EXECUTED only where two hosts or more called in vain and there is a past that does not know the server: a program does
 * that by itself, not a person. Otherwise nothing is claimed of damage.
 *
 * <p>Urgency 20 and risk 20 of 40: the moment in which such a server answers is the moment to look.
 */
public final class ColdServerDetector implements ContactDetector {

    private static final long MIN_SILENCE_MS = 30L * 60 * 1000;
    private static final long CERTAIN_SILENCE_MS = 24L * 60 * 60 * 1000;
    private static final int SLOT_MS = 10 * 60 * 1000;
    private static final int MIN_SLOTS = 3;
    private static final int MIN_FAILED = 6;
    private static final int MAX_HOSTS = 8;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    "cold-server",
                    DetectorKey.PEER,
                    "A server that had answered nobody for a while answered this host.",
                    "Names that do not resolve; a server that is called in vain only once or twice; a server that wakes at"
                            + " another address or port range of the same name; silence that began and ended on different"
                            + " days without a failed call on the second.",
                    List.of(
                            "a service of few users that was down and came back",
                            "a machine of one's own, at home or hired, that was switched off",
                            "a peer-to-peer peer that returns"),
                    List.of(
                            new Threshold(
                                    "silence between the first failed call and the first answer of the day",
                                    "30 minutes",
                                    "restarts and short outages end sooner; most planned work of providers keeps to windows"
                                            + " that users are told of"),
                            new Threshold(
                                    "10-minute spans with a failed call of this host before that",
                                    MIN_SLOTS + ", or two hosts and " + MIN_FAILED + " failed calls in all",
                                    "a person who finds a server dead tries again within the minute, then leaves; a program"
                                            + " goes on"),
                            new Threshold(
                                    "hosts that called it that day",
                                    "at most " + MAX_HOSTS,
                                    "a service that many use and that was down is known to be one; prepared servers are"
                                            + " shared by few hosts"),
                            new Threshold(
                                    "days before on which it answered any member",
                                    "0 of 60",
                                    "a server that members have used before is not cold, but back"))),
            new LocalText("応答のなかったサーバーの復活", "A cold server woke"),
            new LocalText(
                    "{silence}のあいだ応答のなかったサーバーが応答しました（不成立の接続{failed}回、ホスト{hosts}台。このホストの受信{received}）",
                    "A server that had not answered for {silence} answered ({failed} failed calls by {hosts} hosts; this host"
                            + " received {received})"),
            List.of(
                    new Measure("silence", MeasureUnit.MILLIS),
                    new Measure("failed", MeasureUnit.COUNT),
                    new Measure("hosts", MeasureUnit.COUNT),
                    new Measure("received", MeasureUnit.BYTES)),
            20,
            20);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public Optional<Evidence.Behaviour> judge(Contact contact, Peer peer) {
        if (!contact.isFromHost() || contact.answered() == 0 || contact.protocol() != Protocol.TCP) {
            return Optional.empty();
        }
        if (peer.failed() == 0 || peer.firstFailedMs() > peer.firstAnsweredMs() - MIN_SILENCE_MS) {
            return Optional.empty();
        }
        boolean isShared = peer.failedHosts() >= 2 && peer.failed() >= MIN_FAILED;
        boolean isCold = peer.hosts() <= MAX_HOSTS
                && peer.answeredDaysBefore() == 0
                && (isShared || failedSlots(contact) >= MIN_SLOTS);
        return isCold ? Optional.of(evidence(contact, peer, isShared)) : Optional.empty();
    }

    /** In how many spans of ten minutes the host called in vain before it was answered. */
    private static int failedSlots(Contact contact) {
        Calls calls = contact.calls();
        long dayMs = contact.dayMs();
        int slots = 0;
        int lastSlot = -1;
        for (int i = 0; i < calls.count() && dayMs + calls.msOfDay(i) < contact.firstAnsweredMs(); i++) {
            int slot = calls.msOfDay(i) / SLOT_MS;
            if (calls.isFailed(i) && slot != lastSlot) {
                slots++;
                lastSlot = slot;
            }
        }
        return slots;
    }

    private static Evidence.Behaviour evidence(Contact contact, Peer peer, boolean isShared) {
        long silenceMs = peer.firstAnsweredMs() - peer.firstFailedMs();
        boolean isKnownNew = peer.watchedDays() > 0;
        return new Evidence.Behaviour(
                isShared && isKnownNew ? DamageRung.EXECUTED : DamageRung.NONE,
                Strength.of(silenceMs, MIN_SILENCE_MS, CERTAIN_SILENCE_MS),
                List.of(silenceMs, (long) peer.failed(), (long) peer.failedHosts(), contact.bytesIn()));
    }
}
