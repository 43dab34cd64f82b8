// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.shadow;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hinomi.desk.attention.AttentionBudget;
import org.hinomi.desk.attention.NotToldReason;
import org.hinomi.desk.incident.Incident;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;

/**
 * What would have happened in a week, had notices been sent.
 *
 * @param week the week
 * @param untilMs the report covers the week up to this moment
 * @param budget what was reckoned with
 * @param told what would have been told, in the order of decisions
 * @param held what would not, those that people would look at first
 * @param heldCounts all that would not, by reason; an incident with several reasons counts under each
 * @param heldTotal all that would not
 * @param unseen what could not be seen
 */
public record ShadowReport(
        ReportWeek week,
        long untilMs,
        AttentionBudget budget,
        List<Told> told,
        List<Held> held,
        SortedMap<NotToldReason, Long> heldCounts,
        long heldTotal,
        Unseen unseen) {

    /** So many incidents that were not told are named; the rest is counted. */
    public static final int MOST_HELD = 200;

    public ShadowReport {
        requireNonNull(week, "week");
        requireNonNull(budget, "budget");
        told = List.copyOf(told);
        held = List.copyOf(held);
        heldCounts = new TreeMap<>(heldCounts);
        requireNonNull(unseen, "unseen");
    }

    /**
     * A notice that would have left.
     *
     * @param institution whom it would have gone to
     * @param recipients its contacts' addresses; none where no contact is configured, and then it could not have left
     * @param decidedMs when the simulation decided
     */
    public record Told(Incident incident, LocalText institution, List<String> recipients, long decidedMs) {

        public Told {
            requireNonNull(incident, "incident");
            requireNonNull(institution, "institution");
            recipients = List.copyOf(recipients);
        }

        /** From the queue to the decision; the time that a person would take is not in it. */
        public long queueMs() {
            return Math.max(0, decidedMs - incident.openedMs());
        }

        /** From the first record behind it to the decision. */
        public long sinceFirstMs() {
            return Math.max(0, decidedMs - incident.firstMs());
        }
    }

    /** An incident that would not have been told, and why. */
    public record Held(Incident incident, LocalText institution, List<NotToldReason> why) {

        public Held {
            requireNonNull(incident, "incident");
            requireNonNull(institution, "institution");
            why = List.copyOf(why);
        }
    }

    /**
     * What could not be seen.
     *
     * @param conditionalDropped values of fields that may be read with consent alone, dropped in the parser
     * @param rejected lines that were not read, by reason
     * @param hoursAsked hours of the week up to now
     * @param hoursWithout those of them without any session
     * @param silent sensors that said nothing for long, with the time of their last record, 0 for never
     * @param judged incidents that were judged
     * @param notObservable how many of them have a rung that would not show in what the sensors report
     */
    public record Unseen(
            long conditionalDropped,
            SortedMap<String, Long> rejected,
            int hoursAsked,
            int hoursWithout,
            SortedMap<String, Long> silent,
            long judged,
            SortedMap<DamageRung, Long> notObservable) {

        public Unseen {
            rejected = new TreeMap<>(rejected);
            silent = new TreeMap<>(silent);
            notObservable = new TreeMap<>(notObservable);
        }
    }
}
