// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.incident;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hinomi.analysis.Detectors;
import org.hinomi.desk.incident.Closing;
import org.hinomi.desk.incident.HistoryEntry;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.portal.page.IncidentView;
import org.hinomi.server.portal.page.Words;
import org.springframework.context.MessageSource;

/**
 * Evidence and history in one language: what is stored is ids and numbers, and a page shows neither a detector's nor a rung's id.
 */
record IncidentWords(MessageSource messages, Locale locale) {

    private static final Words WORDS = new Words();

    /** A signal as a row of evidence. */
    record EvidenceView(Instant at, String kind, String what, String source, long count) {}

    /** A line of the history. */
    record HistoryView(Instant at, String text, String who) {}

    EvidenceView evidence(Signal signal) {
        Instant at = Instant.ofEpochMilli(signal.firstMs());
        return switch (signal.evidence()) {
            case Evidence.Alerts alerts ->
                new EvidenceView(at, "alert", alerts.name(), alerts.signature(), signal.count());
            case Evidence.IndicatorContact contact ->
                new EvidenceView(
                        at,
                        "match",
                        listed(contact.indicator()),
                        contact.indicator().source(),
                        signal.count());
            case Evidence.OddSize odd ->
                new EvidenceView(
                        at,
                        "odd",
                        text("evidence.sizes", odd.peer(), WORDS.number(odd.bytesOut()), WORDS.number(odd.bytesIn())),
                        detector(signal.detector()),
                        signal.count());
            case Evidence.Behaviour behaviour ->
                new EvidenceView(at, "behaviour", told(signal, behaviour), detector(signal.detector()), signal.count());
        };
    }

    private String told(Signal signal, Evidence.Behaviour behaviour) {
        return Detectors.behaviour(signal.detector())
                .map(info -> IncidentView.in(info.tell(behaviour), locale))
                .orElse(signal.detector());
    }

    private String listed(Indicator indicator) {
        return text(
                "evidence.listed",
                indicator.prefix(),
                text("indicator." + indicator.role().id()));
    }

    HistoryView history(HistoryEntry entry) {
        String act = text("act." + entry.act().name());
        String note = note(entry);
        return new HistoryView(
                Instant.ofEpochMilli(entry.atMs()),
                note.isEmpty() ? act : text("history.line", act, note),
                entry.who());
    }

    private String note(HistoryEntry entry) {
        return switch (entry.act()) {
            case OPENED, COLLECTED, SIGNAL_ADDED -> detector(entry.note());
            case REOPENED, DAMAGE_CHANGED -> text("history.rung", text("rung." + entry.note()));
            case MERGED -> IncidentView.number(Long.parseLong(entry.note()));
            case CLOSED -> closing(entry.note());
            case TAKEN, RELEASED, NOTIFIED, ACKNOWLEDGED -> entry.note();
        };
    }

    /** A closing is stored as {@code FALSE_ALARM: the person's words}. */
    private String closing(String note) {
        int end = note.indexOf(": ");
        return text("history.closing", text("closing." + id(note.substring(0, end))), note.substring(end + 2));
    }

    private static String id(String closing) {
        return switch (Closing.valueOf(closing)) {
            case FALSE_ALARM -> "false";
            case HARMLESS -> "harmless";
            case CONFIRMED -> "true";
            case AUTOMATIC -> throw new IllegalArgumentException("no person closes so: " + closing);
        };
    }

    /** A detector of behaviour brings its title; one that is gone keeps its id. */
    private String detector(String id) {
        return Detectors.behaviour(id)
                .map(info -> IncidentView.in(info.title(), locale))
                .orElseGet(() -> Optional.ofNullable(messages.getMessage("detector." + id, null, id, locale))
                        .orElse(id));
    }

    private String text(String key, Object... values) {
        return messages.getMessage(key, values, locale);
    }
}
