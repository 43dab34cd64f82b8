// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.shadow;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hinomi.desk.incident.Incident;
import org.hinomi.desk.shadow.ShadowReport;
import org.hinomi.engine.signal.SignalJson;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A weekly report for machines: the same facts as in the texts, times in ISO 8601. */
final class ShadowJson {

    private static final JsonMapper MAPPER = SignalJson.mapper()
            .rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ShadowJson() {}

    private record Root(
            String week,
            Instant from,
            Instant until,
            int budget,
            int budgetDays,
            List<Told> wouldHaveTold,
            long notToldTotal,
            Map<String, Long> notToldByReason,
            List<Held> notTold,
            Unseen notSeen) {}

    private record Case(
            long incident,
            int institutionId,
            LocalText institution,
            String host,
            LocalText title,
            int urgency,
            int risk,
            String damage,
            Instant first,
            Instant queued,
            List<Reason> reasons) {}

    private record Told(Case incident, List<String> to, Instant decided, long secondsInQueue, long secondsSinceFirst) {}

    private record Held(Case incident, List<String> why) {}

    private record Unseen(
            long conditionalValuesDropped,
            Map<String, Long> rejectedLines,
            int hoursAsked,
            int hoursWithoutRecords,
            Map<String, Long> silentSensorsLastMs,
            long judgedIncidents,
            Map<String, Long> rungsNotObservable) {}

    static String write(ShadowReport report) {
        Map<String, Long> counts = new TreeMap<>();
        report.heldCounts().forEach((reason, count) -> counts.put(reason.name(), count));
        return MAPPER.writeValueAsString(new Root(
                report.week().toString(),
                Instant.ofEpochMilli(report.week().fromMs()),
                Instant.ofEpochMilli(report.untilMs()),
                report.budget().notices(),
                report.budget().periodDays(),
                report.told().stream().map(ShadowJson::told).toList(),
                report.heldTotal(),
                counts,
                report.held().stream()
                        .map(held -> new Held(
                                incident(held.incident(), held.institution()),
                                held.why().stream().map(Enum::name).toList()))
                        .toList(),
                unseen(report.unseen())));
    }

    private static Told told(ShadowReport.Told told) {
        return new Told(
                incident(told.incident(), told.institution()),
                told.recipients(),
                Instant.ofEpochMilli(told.decidedMs()),
                told.queueMs() / 1000,
                told.sinceFirstMs() / 1000);
    }

    private static Case incident(Incident incident, LocalText institution) {
        return new Case(
                incident.id(),
                incident.institution(),
                institution,
                incident.host().toString(),
                incident.judgement().title(),
                incident.judgement().urgency(),
                incident.judgement().risk(),
                incident.judgement().damage().id(),
                Instant.ofEpochMilli(incident.firstMs()),
                Instant.ofEpochMilli(incident.openedMs()),
                incident.judgement().reasons());
    }

    private static Unseen unseen(ShadowReport.Unseen unseen) {
        Map<String, Long> rungs = new TreeMap<>();
        unseen.notObservable().forEach((rung, count) -> rungs.put(rung.id(), count));
        return new Unseen(
                unseen.conditionalDropped(),
                unseen.rejected(),
                unseen.hoursAsked(),
                unseen.hoursWithout(),
                unseen.silent(),
                unseen.judged(),
                rungs);
    }
}
