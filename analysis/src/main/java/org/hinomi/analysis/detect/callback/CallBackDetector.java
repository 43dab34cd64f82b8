// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.callback;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.detect.contact.Contact;
import org.hinomi.analysis.detect.contact.ContactDetector;
import org.hinomi.analysis.detect.contact.Peer;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.BehaviourInfo.Measure;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorInfo.Threshold;
import org.hinomi.model.signal.DetectorKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.MeasureUnit;

/**
 * Calls home, of implants and the like. Regularity alone does not find them: clocks, updaters and mail programs are more
 * regular. So the weight of the times is one part of a sum of log-odds (in nats); the others are how rare the address is
 * among institutions, whether it was known before, whether the calls fail and go on, whether they are alike in size, and
 * whether the port is one where programs call regularly by design. The sum must outweigh {@link #PRIOR_NATS}.
 *
 * <p>The weights are round numbers of likelihood ratios that can be argued without a data set, e.g. +2.5 (a factor of 12) for an
 * address that one institution alone calls: of the pollers of a national network, all but the home-made ones are products that
 * many institutions use. They were adjusted on the tuning worlds of the scoreboard. The weight of sameness was added, and its
 * bound chosen, after one capture (a command server whose calls follow no clock) lay below the threshold, so that this capture
 * is no proof of it.
 */
public final class CallBackDetector implements ContactDetector {

    public static final String ID = "call-back";

    /** Of ten thousand pairs that are watched in a day at most one may be claimed falsely: e⁹ is 8,100. */
    static final double PRIOR_NATS = 9;

    /** Fewer calls than this are no habit. */
    static final int MIN_CALLS = 6;

    private static final long MIN_SPAN_MS = 90_000;

    /** Three quarters of a nat for each nat of the times, since real chance is burstier than the model. */
    private static final double TIME_SHARE = 0.75;

    /** Not even a perfect clock is a claim by itself, nor with sizes that are alike: benign pollers are both. */
    private static final double MAX_PROGRAM_NATS = 7.5;

    private static final long LASTING_MS = 75 * 60_000;
    private static final double SHORT_NATS = -4;
    private static final double CONSTANT_SIZE_NATS = 1.25;
    private static final double FAILING_NATS = 3;
    private static final long FAILING_SPAN_MS = 10 * 60_000;
    private static final double SOLE_INSTITUTION_NATS = 2.5;
    private static final double SHARED_NATS = 1.2;
    private static final double SOLE_HOST_NATS = 0.5;
    private static final double MIN_RARITY_NATS = -7;
    private static final double SITE_SERVICE_NATS = -2;
    private static final double NEW_NATS = 1;
    private static final double KNOWN_NATS = -2;
    private static final double ODD_PORT_NATS = 1.5;

    /** With fewer members than this, rarity among them says nothing. */
    private static final int MIN_MEMBERS = 4;

    /** Days of memory from which on "never before" weighs in full. */
    private static final int SURE_WATCHED_DAYS = 3;

    private static final double STRENGTH_A_NAT = 8;

    /** Ports whose protocols call at set times by design: time, names, addresses, management, tunnels, voice. */
    private static final BitSet BY_DESIGN = ports(
            53, 67, 68, 123, 137, 138, 161, 162, 500, 514, 546, 547, 853, 1194, 1900, 3478, 3479, 4500, 5349, 5353,
            5355, 19302, 51820);

    private static final double BY_DESIGN_NATS = -6;

    /** Ports at which programs ask regularly for their user: mail boxes, directories, messages, push. */
    private static final BitSet BY_HABIT =
            ports(88, 110, 143, 389, 636, 993, 995, 1883, 5222, 5223, 5228, 5229, 5230, 8883);

    private static final double BY_HABIT_NATS = -2.5;

    /** Ports at which nearly everything calls, so that the port says nothing. */
    private static final BitSet ORDINARY = ports(21, 22, 25, 80, 443, 465, 587, 873, 1935, 3128, 3389, 8080);

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
                                    "One false claim in some ten thousand pairs and days; the parts are below."),
                            new Threshold(
                                    "times",
                                    "three quarters of the log-likelihood ratio of a clock against chance, 7.5 nats at most",
                                    "Needs no period to be named; folds missed calls; jitter up to a third of the period."),
                            new Threshold(
                                    "institutions that call the address",
                                    "+2.5 nats for one, 1.2 less for each doubling, of 4 members or more",
                                    "Products are used by many institutions, an implant's server by few."),
                            new Threshold(
                                    "known before",
                                    "+1 nat where never in 60 days, −2 where on most days; a third of it for each day of memory up to 3",
                                    "A habit of months is mostly an ordinary one."),
                            new Threshold(
                                    "calls that fail and go on",
                                    "+3 nats: nine in ten, over 10 minutes",
                                    "People give up, and products have servers that answer."),
                            new Threshold(
                                    "sizes",
                                    "+1.25 nats: eight in ten within 4 %; up to 7 beside the times, together 7.5 at most: seven in ten exactly the same",
                                    "A question that is always the same is a program's, with a clock or without."),
                            new Threshold(
                                    "lasting",
                                    "−4 nats under 75 minutes without a longer pause, unless questions and answers are all alike or fail",
                                    "A page that is left open asks for news too, for as long as somebody sits there."),
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

    private static BitSet ports(int... numbers) {
        BitSet set = new BitSet();
        for (int number : numbers) {
            set.set(number);
        }
        return set;
    }

    @Override
    public BehaviourInfo info() {
        return INFO;
    }

    @Override
    public Optional<Evidence.Behaviour> judge(Contact contact, Peer peer) {
        if (!isCandidate(contact)) {
            return Optional.empty();
        }
        CallSizes sizes = CallSizes.of(contact.calls());
        double other = besideTimes(contact, peer, sizes);
        if (other + MAX_PROGRAM_NATS < PRIOR_NATS) {
            return Optional.empty();
        }
        CallTrains trains = CallTrains.of(contact.calls());
        double above = program(trains, sizes) + lasting(contact, trains, sizes) + other - PRIOR_NATS;
        if (above < 0) {
            return Optional.empty();
        }
        return Optional.of(evidence(contact, peer, trains, above));
    }

    /**
     * How far the sum of log-odds of a contact lies above the threshold, in nats; negative where it is not claimed. For ranking
     * contacts, also those that are not claimed.
     */
    public static double margin(Contact contact, Peer peer) {
        if (!isCandidate(contact)) {
            return -PRIOR_NATS * 2;
        }
        CallSizes sizes = CallSizes.of(contact.calls());
        CallTrains trains = CallTrains.of(contact.calls());
        return program(trains, sizes)
                + lasting(contact, trains, sizes)
                + besideTimes(contact, peer, sizes)
                - PRIOR_NATS;
    }

    private static boolean isCandidate(Contact contact) {
        return contact.isFromHost()
                && contact.attempts() >= MIN_CALLS
                && contact.lastMs() - contact.firstMs() >= MIN_SPAN_MS
                && (contact.protocol() == Protocol.TCP || contact.protocol() == Protocol.UDP)
                && !contact.peer().isMulticast();
    }

    /** What speaks for a program rather than a person: a clock, and the same question over and over. */
    private static double program(CallTrains trains, CallSizes sizes) {
        double times = TIME_SHARE * trains.best().nats();
        double together = Math.max(times, 0) + sizes.nats();
        return Math.clamp(together > 0 ? together : times, -MAX_PROGRAM_NATS, MAX_PROGRAM_NATS);
    }

    /** A page that is left open asks for news like an implant, but not for long, and the news are of all sizes. */
    private static double lasting(Contact contact, CallTrains trains, CallSizes sizes) {
        boolean isShort = trains.steadyMs() < LASTING_MS;
        return isShort && !sizes.isIdle() && contact.failed() * 2 < contact.attempts() ? SHORT_NATS : 0;
    }

    private static double besideTimes(Contact contact, Peer peer, CallSizes sizes) {
        double constant = sizes.isConstant() ? CONSTANT_SIZE_NATS : 0;
        return rarity(peer) + novelty(peer) + port(contact) + failing(contact) + constant;
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

    private static double rarity(Peer peer) {
        double site = peer.hosts() > 3 && peer.institutions() == 1 ? SITE_SERVICE_NATS : 0;
        if (peer.members() < MIN_MEMBERS) {
            return site;
        }
        int institutions = Math.max(1, peer.institutions());
        double shared = SOLE_INSTITUTION_NATS - SHARED_NATS * Math.log(institutions) / Math.log(2);
        double sole = peer.hosts() <= 1 ? SOLE_HOST_NATS : 0;
        return Math.max(MIN_RARITY_NATS, shared + sole + site);
    }

    private static double novelty(Peer peer) {
        double certainty = Math.min(1, (double) peer.watchedDays() / SURE_WATCHED_DAYS);
        if (peer.daysBefore() == 0) {
            return NEW_NATS * certainty;
        }
        return peer.daysBefore() * 2 > peer.watchedDays() ? KNOWN_NATS * certainty : 0;
    }

    private static double port(Contact contact) {
        int port = contact.port();
        if (BY_DESIGN.get(port)) {
            // Over TCP these are rare, and a program that only looks like name resolution is worth a look.
            boolean isItsOwn = contact.protocol() == Protocol.UDP || contact.hasService(Service.DNS);
            return isItsOwn ? BY_DESIGN_NATS : 0;
        }
        if (BY_HABIT.get(port)) {
            return BY_HABIT_NATS;
        }
        return ORDINARY.get(port) ? 0 : ODD_PORT_NATS;
    }

    private static double failing(Contact contact) {
        boolean isFailing = contact.failed() * 10L >= contact.attempts() * 9L
                && contact.lastFailedMs() - contact.firstFailedMs() >= FAILING_SPAN_MS;
        return isFailing ? FAILING_NATS : 0;
    }
}
