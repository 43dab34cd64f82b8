// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.callback;

import java.util.BitSet;
import org.hinomi.analysis.detect.contact.Contact;
import org.hinomi.analysis.detect.contact.Peer;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;

/**
 * How much likelier an implant makes a contact than ordinary life does, in nats. Ordinary life has two explanations, a person
 * who comes back and a harmless program, and the likelier of the two is what an implant must beat: a clock refutes the person
 * but not the program, and no reason against one makes up for the lack of one against the other. What tells of neither, such as
 * how many institutions call the address, is added to both.
 *
 * <p>A contact whose ratio reaches {@link #PRIOR_NATS} is claimed. If the parts were exact, at most one ordinary contact in
 * e⁹ = 8,100 would be (Wald, <em>Sequential tests of statistical hypotheses</em>, 1945), however often it is looked at. They are
 * round numbers: ratios that can be argued without a data set, adjusted on the tuning worlds of the scoreboard.
 */
final class CallBackOdds {

    /** Of ten thousand pairs that are watched in a day at most one may be claimed falsely. */
    static final double PRIOR_NATS = 9;

    /** Three quarters of a nat for each nat of the times, since real chance is burstier than the model. */
    private static final double TIME_SHARE = 0.75;

    /** No model of people is good enough to say more. */
    private static final double MAX_PERSON_NATS = 11;

    /**
     * Against a harmless program of which nothing else is known: a clock alone is no claim, one reason beside it nearly is. One
     * capture (a command server whose calls follow no clock, at a port of its own) needs 7.6, so that it is no proof of this.
     */
    private static final double PROGRAM_NATS = 8;

    /** Of pages that are left open few are called for longer without a pause. */
    private static final long LASTING_MS = 75 * 60_000;

    /** Pages that ask for news are fifty times as common as other programs at the ports of the web. */
    private static final double PAGE_NATS = -4;

    /** A page that asks by the clock asks the same; questions of all sizes at set times are padded to hide what they are. */
    private static final double PADDED_NATS = 2;

    private static final double FAILING_NATS = 3;
    private static final long FAILING_SPAN_MS = 10 * 60_000;

    /** Of the addresses that programs call, a twelfth belongs to one institution alone; of implants' servers nearly all do. */
    private static final double SOLE_INSTITUTION_NATS = 2.5;

    /** Users of products are spread evenly over the doublings; victims of one server thin out to a third with each. */
    private static final double SHARED_NATS = 1;

    /** A product that several hosts of an institution use is common, a server with several victims there is not. */
    private static final double SOLE_HOST_NATS = 0.5;

    private static final double MIN_RARITY_NATS = -7;
    private static final double SITE_SERVICE_NATS = -2;
    private static final double NEW_NATS = 1;

    /** Harmless programs called the day before, 19 of 20; of implants' servers that turn up today one in 20 had been called. */
    private static final double KNOWN_NATS = -3;

    /** With fewer members than this, rarity among them says nothing. */
    private static final int MIN_MEMBERS = 4;

    /** Days of memory from which on "never before" weighs in full: hosts are switched off over a week-end. */
    private static final int SURE_WATCHED_DAYS = 3;

    /** Ports whose protocols call at set times by design: time, names, addresses, management, tunnels, voice. */
    private static final BitSet BY_DESIGN = ports(
            53, 67, 68, 123, 137, 138, 161, 162, 500, 514, 546, 547, 853, 1194, 1900, 3478, 3479, 4500, 5349, 5353,
            5355, 19302, 51820);

    private static final double BY_DESIGN_NATS = -6;

    /** No question for a name is longer: RFC 1035, 4.2.1. */
    private static final long NAME_QUESTION_BYTES = 512;

    /** Ports at which programs ask regularly for their user: mail boxes, directories, messages, push. */
    private static final BitSet BY_HABIT =
            ports(88, 110, 143, 389, 636, 993, 995, 1883, 5222, 5223, 5228, 5229, 5230, 8883);

    private static final double BY_HABIT_NATS = -2.5;

    /** Ports at which nearly everything calls, so that the port says nothing. */
    private static final BitSet ORDINARY = ports(21, 22, 25, 80, 443, 465, 587, 873, 1935, 3128, 3389, 8080);

    private static final double ODD_PORT_NATS = 1.5;

    /** Where pages are. */
    private static final BitSet WEB = ports(80, 443, 8080, 8443);

    private CallBackOdds() {}

    private static BitSet ports(int... numbers) {
        BitSet set = new BitSet();
        for (int number : numbers) {
            set.set(number);
        }
        return set;
    }

    /** Whether the contact can reach the threshold at all: says no to most without a look at their calls. */
    static boolean isPossible(Contact contact, Peer peer) {
        double newness = peer.daysBefore() == 0 ? newness(peer) : 0;
        return PROGRAM_NATS + beside(contact, peer) + newness >= PRIOR_NATS;
    }

    /** How far the sum lies above the threshold, in nats; negative where there is no claim. */
    static double margin(Contact contact, Peer peer, CallTrains trains) {
        CallSizes sizes = CallSizes.of(contact.calls());
        double person = againstPerson(trains, sizes);
        double program = againstProgram(contact, trains, sizes);
        // The reciprocal of the sum of both explanations' likelihoods.
        double either = Math.min(person, program) - Math.log1p(Math.exp(-Math.abs(person - program)));
        return either + beside(contact, peer) + novelty(contact, peer, trains) - PRIOR_NATS;
    }

    /** A clock, and the same question and answer over and over. */
    private static double againstPerson(CallTrains trains, CallSizes sizes) {
        double times = TIME_SHARE * trains.best().nats();
        double together = Math.max(times, 0) + sizes.nats();
        return Math.clamp(together > 0 ? together : times, -MAX_PERSON_NATS, MAX_PERSON_NATS);
    }

    /**
     * A page that is left open asks for news like an implant, but not for long, and the news are of all sizes; so do knocks at a
     * port at which nothing is exchanged.
     */
    private static double againstProgram(Contact contact, CallTrains trains, CallSizes sizes) {
        boolean isShort = trains.steadyMs(contact) < LASTING_MS;
        boolean isPageOrKnock = WEB.get(contact.port()) || contact.answered() * 2 < contact.attempts();
        boolean isTold = sizes.isIdle() || contact.failed() * 2 >= contact.attempts();
        if (!isShort || !isPageOrKnock || isTold) {
            return PROGRAM_NATS;
        }
        return PROGRAM_NATS + PAGE_NATS + (sizes.isOfAllSizes() ? PADDED_NATS : 0);
    }

    private static double beside(Contact contact, Peer peer) {
        return rarity(peer) + port(contact) + (isFailing(contact) ? FAILING_NATS : 0);
    }

    private static double rarity(Peer peer) {
        double site = peer.hosts() > 3 && peer.institutions() == 1 ? SITE_SERVICE_NATS : 0;
        if (peer.members() < MIN_MEMBERS) {
            return site;
        }
        int institutions = Math.max(1, peer.institutions());
        double shared = SOLE_INSTITUTION_NATS - SHARED_NATS * doublings(institutions);
        double hostsEach = Math.max(1, (double) peer.hosts() / institutions);
        double sole = SOLE_HOST_NATS * Math.max(0, 1 - doublings(hostsEach));
        return Math.max(MIN_RARITY_NATS, shared + sole + site);
    }

    private static double doublings(double number) {
        return Math.log(number) / Math.log(2);
    }

    /**
     * Where calls fail, only days on which the address answered make it a known one. A past of the address says nothing of one
     * program among many that call it, so that it weighs by the share of the calls that follow the clock.
     */
    private static double novelty(Contact contact, Peer peer, CallTrains trains) {
        if (peer.daysBefore() == 0) {
            return newness(peer);
        }
        int days = isFailing(contact) ? peer.answeredDaysBefore() : peer.daysBefore();
        return KNOWN_NATS * Math.min(1, 2.0 * days / Math.max(1, peer.watchedDays())) * trains.share();
    }

    private static double newness(Peer peer) {
        return NEW_NATS * Math.min(1, (double) peer.watchedDays() / SURE_WATCHED_DAYS);
    }

    private static double port(Contact contact) {
        int port = contact.port();
        if (BY_DESIGN.get(port)) {
            // Over TCP these are rare, and a program that only looks like name resolution is worth a look.
            boolean isQuestion = contact.bytesOut() <= NAME_QUESTION_BYTES * contact.attempts();
            boolean isItsOwn = contact.protocol() == Protocol.UDP || (contact.hasService(Service.DNS) && isQuestion);
            return isItsOwn ? BY_DESIGN_NATS : 0;
        }
        if (BY_HABIT.get(port)) {
            return BY_HABIT_NATS;
        }
        return ORDINARY.get(port) ? 0 : ODD_PORT_NATS;
    }

    private static boolean isFailing(Contact contact) {
        return contact.failed() * 10L >= contact.attempts() * 9L
                && contact.lastFailedMs() - contact.firstFailedMs() >= FAILING_SPAN_MS;
    }
}
