// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.hinomi.desk.incident.Incident;
import org.hinomi.desk.incident.IncidentStatus;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.judgement.RungFinding;
import org.jspecify.annotations.Nullable;

/**
 * An incident as pages show it.
 *
 * @param number as people call it
 * @param state new, taken, notified or closed
 * @param due until when the institution should be told; null where no clock runs
 * @param minutes left, or since
 * @param clock running, soon, overdue or stopped
 * @param rung id of the damage rung
 */
public record IncidentView(
        long id,
        String number,
        String title,
        String institution,
        String host,
        Instant first,
        Instant last,
        String state,
        @Nullable Instant due,
        long minutes,
        String clock,
        int urgency,
        int risk,
        String rung) {

    private static final long MINUTE_MS = 60_000;
    private static final long SOON_MINUTES = 10;

    /** A reason of one score. */
    public record ReasonView(String text, int points, String anchor) {}

    /** A rung of the ladder. */
    public record RungView(
            String rung,
            String claim,
            String why,
            boolean top,
            @Nullable Integer likelihood,
            RungNotesView notes) {}

    /** What stands behind a rung; all empty in judgements of the first rule sets. */
    public record RungNotesView(
            List<String> evidenceFor, List<String> against, List<String> unseen, List<String> next) {

        public boolean isEmpty() {
            return evidenceFor.isEmpty() && against.isEmpty() && unseen.isEmpty() && next.isEmpty();
        }
    }

    /** The view of an incident in one language. */
    public static IncidentView of(Incident incident, String institution, Locale locale, long nowMs) {
        boolean isRunning = incident.status() == IncidentStatus.OPEN || incident.status() == IncidentStatus.TAKEN;
        long leftMs = incident.dueMs() - nowMs;
        return new IncidentView(
                incident.id(),
                number(incident.id()),
                in(incident.judgement().title(), locale),
                institution,
                incident.host().toString(),
                Instant.ofEpochMilli(incident.firstMs()),
                Instant.ofEpochMilli(incident.lastMs()),
                state(incident.status()),
                isRunning ? Instant.ofEpochMilli(incident.dueMs()) : null,
                leftMs < 0 ? -leftMs / MINUTE_MS : (leftMs + MINUTE_MS - 1) / MINUTE_MS,
                !isRunning
                        ? "stopped"
                        : leftMs < 0 ? "overdue" : leftMs <= SOON_MINUTES * MINUTE_MS ? "soon" : "running",
                incident.judgement().urgency(),
                incident.judgement().risk(),
                incident.judgement().damage().id());
    }

    /** The number as people call it. */
    public static String number(long id) {
        return "INC-" + id;
    }

    private static String state(IncidentStatus status) {
        return switch (status) {
            case OPEN -> "new";
            case TAKEN -> "taken";
            case NOTIFIED -> "notified";
            case CLOSED -> "closed";
        };
    }

    /** A text in the language of a page. */
    public static String in(LocalText text, Locale locale) {
        return locale.getLanguage().equals("en") ? text.en() : text.ja();
    }

    /** The reasons of one score, with where their evidence stands on the page. */
    public static List<ReasonView> reasons(Judgement judgement, Reason.Score score, Locale locale) {
        return judgement.reasons().stream()
                .filter(reason -> reason.score() == score)
                .map(reason -> new ReasonView(
                        in(reason.text(), locale), reason.points(), isOfSessions(reason) ? "sessions" : "alerts"))
                .toList();
    }

    private static boolean isOfSessions(Reason reason) {
        return reason.id().startsWith("damage-")
                || reason.id().contains("calls")
                || reason.id().contains("answered");
    }

    /** The ladder from its lowest rung. */
    public static List<RungView> ladder(Judgement judgement, Locale locale) {
        return judgement.ladder().stream()
                .map(finding -> new RungView(
                        finding.rung().id(),
                        claim(finding.standing()),
                        in(finding.text(), locale),
                        finding.rung() == judgement.damage(),
                        finding.hasLikelihood() ? finding.likelihood() : null,
                        notes(finding, locale)))
                .toList();
    }

    private static RungNotesView notes(RungFinding finding, Locale locale) {
        return new RungNotesView(
                in(finding.evidenceFor(), locale),
                in(finding.evidenceAgainst(), locale),
                in(finding.notObservable(), locale),
                in(finding.next(), locale));
    }

    private static List<String> in(List<LocalText> texts, Locale locale) {
        return texts.stream().map(text -> in(text, locale)).toList();
    }

    private static String claim(RungFinding.Standing standing) {
        return switch (standing) {
            case CLAIMED -> "claimed";
            case NO_EVIDENCE -> "unclaimed";
            case NOT_OBSERVABLE -> "unobservable";
        };
    }

    /** How many rungs up, 0..8. */
    public static int step(String rungId) {
        int step = 0;
        for (DamageRung rung : DamageRung.values()) {
            if (rung.id().equals(rungId)) {
                return step;
            }
            step++;
        }
        return 0;
    }
}
