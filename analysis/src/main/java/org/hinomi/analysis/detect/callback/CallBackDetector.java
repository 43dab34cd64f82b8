// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.callback;

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
 * Calls home, of implants and the like. Regularity alone does not find them: clocks, updaters and mail programs are more
 * regular. {@link CallBackOdds} weighs it with how rare the address is among institutions, whether it was known before, whether
 * the calls fail and go on, whether they are alike in size, and whether the port is one where programs call by design.
 */
public final class CallBackDetector implements ContactDetector {

    public static final String ID = "call-back";

    /** Fewer calls than this are no habit. */
    static final int MIN_CALLS = 6;

    private static final long MIN_SPAN_MS = 90_000;

    private static final double STRENGTH_A_NAT = 8;

    private static final BehaviourInfo INFO = new BehaviourInfo(
            new DetectorInfo(
                    ID,
                    DetectorKey.PEER,
                    "A program on this host calls an address again and again by itself, and hardly anybody else calls it.",
                    "Implants that call a service which many institutions use; one connection held open; gaps without any rule; "
                            + "fewer than six calls a day; the day before midnight, Japan time, is judged apart from the day after.",
                    List.of(
                            "a home-made or little-known poller: monitoring, a weather station, an updater of one laboratory",
                            "a licence server or cloud agent of a product that one institution alone uses",
                            "a program that keeps calling a server that was switched off"),
                    List.of(
                            new Threshold(
                                    "sum of log-odds",
                                    "9 nats",
                                    "One false claim in some ten thousand pairs and days; both a person and a harmless program must be unlikelier by as much."),
                            new Threshold(
                                    "times, against a person",
                                    "three quarters of the log-likelihood ratio of a clock against chance; 11 nats at most, with the sizes",
                                    "Needs no period to be named; folds missed calls; jitter up to a third of the period."),
                            new Threshold(
                                    "sizes, against a person",
                                    "three times the logarithm of the calls alike within 15 % or 32 B both ways, where seven in ten are; 1.3 times, where seven in ten sent exactly the same",
                                    "A question that is always the same is a program's, with a clock or without; counters and padding stay within that."),
                            new Threshold(
                                    "against a harmless program",
                                    "8 nats; 4 less at web ports under 75 minutes without a longer pause, unless seven in ten calls are alike or half of them fail; 2 less where fewer than three in ten ask about the same",
                                    "A clock alone is no claim. A page that is left open asks for news too, for as long as somebody sits there; but it asks the same."),
                            new Threshold(
                                    "institutions that call the address",
                                    "+2.5 nats for one, 1 less for each doubling, of 4 members or more; up to 0.5 more with one host each",
                                    "Products are used by many institutions, an implant's server by few."),
                            new Threshold(
                                    "known before",
                                    "+1 nat where never in 60 days, a third of it for each day of memory up to 3; down to −3 where on half of the days of memory",
                                    "A program that belongs here called yesterday too; an implant is to be found on its first day."),
                            new Threshold(
                                    "calls that fail and go on",
                                    "+3 nats: nine in ten, over 10 minutes",
                                    "People give up, and products have servers that answer."),
                            new Threshold(
                                    "port",
                                    "−6 nats where calling is the protocol, −2.5 where programs ask for their user, +1.5 where nothing ordinary lives",
                                    "NTP and DHCP are more regular than most implants."),
                            new Threshold(
                                    "calls, span", "6, 90 seconds", "Fewer or quicker are one visit, or one retry."))),
            new LocalText("定期的な自動通信（コールバックの疑い）", "Regular calls by a program (call-back suspected)"),
            new LocalText(
                    "このホストのプログラムが同じ相手に{calls}回、およそ{period}の周期で接続しています（うち応答なし{failed}回）。この日この相手と通信したのは{institutions}機関、約{hosts}台です。",
                    "A program on this host called the same address {calls} times, about one each {period} ({failed} without an answer). That day {institutions} institutions and about {hosts} hosts called it."),
            List.of(
                    new Measure("calls", MeasureUnit.COUNT),
                    new Measure("period", MeasureUnit.MILLIS),
                    new Measure("failed", MeasureUnit.COUNT),
                    new Measure("institutions", MeasureUnit.COUNT),
                    new Measure("hosts", MeasureUnit.COUNT),
                    new Measure("port", MeasureUnit.PORT),
                    new Measure("bytesOut", MeasureUnit.BYTES),
                    new Measure("bytesIn", MeasureUnit.BYTES)),
            25,
            20);

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public Optional<Evidence.Behaviour> judge(Contact contact, Peer peer) {
        if (!isCandidate(contact) || !CallBackOdds.isPossible(contact, peer)) {
            return Optional.empty();
        }
        CallTrains trains = CallTrains.of(contact.calls());
        double above = CallBackOdds.margin(contact, peer, trains);
        return above < 0 ? Optional.empty() : Optional.of(evidence(contact, peer, trains, above));
    }

    /**
     * How far the sum of log-odds of a contact lies above the threshold, in nats; negative where it is not claimed. For ranking
     * contacts, also those that are not claimed.
     */
    public static double margin(Contact contact, Peer peer) {
        return isCandidate(contact)
                ? CallBackOdds.margin(contact, peer, CallTrains.of(contact.calls()))
                : -CallBackOdds.PRIOR_NATS * 2;
    }

    private static boolean isCandidate(Contact contact) {
        return contact.isFromHost()
                && contact.attempts() >= MIN_CALLS
                && contact.lastMs() - contact.firstMs() >= MIN_SPAN_MS
                && (contact.protocol() == Protocol.TCP || contact.protocol() == Protocol.UDP)
                && !contact.peer().isMulticast();
    }

    private static Evidence.Behaviour evidence(Contact contact, Peer peer, CallTrains trains, double above) {
        boolean isExchange = contact.answered() > 0 && contact.bytesOut() > 0 && contact.bytesIn() > 0;
        return new Evidence.Behaviour(
                isExchange ? DamageRung.COMMAND_AND_CONTROL : DamageRung.EXECUTED,
                (int) Math.min(100, 50 + above * STRENGTH_A_NAT),
                List.of(
                        (long) contact.attempts(),
                        periodMs(contact, trains),
                        (long) contact.failed(),
                        (long) peer.institutions(),
                        (long) peer.hosts(),
                        (long) contact.port(),
                        contact.bytesOut(),
                        contact.bytesIn()));
    }

    /** The period of the clock; where there is none, the mean distance of the calls. */
    private static long periodMs(Contact contact, CallTrains trains) {
        return trains.best().nats() > 0
                ? Math.round(trains.best().periodMs())
                : (contact.lastMs() - contact.firstMs()) / (contact.attempts() - 1);
    }
}
