// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.analyse;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.judgement.RungFinding;
import org.hinomi.model.signal.Signal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Incidents as JSON, one object a line. {@code reasons} hold the parts of both scores; {@code score} says which. Times are
 * ISO 8601 in UTC.
 */
public final class IncidentJson {

    private static final JsonFactory JSON = new JsonFactory();

    private IncidentJson() {}

    /** One incident as one line, without its end. */
    public static String line(AnalysedIncident incident) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("institution", incident.institution());
            json.writeStringProperty("host", incident.host().toString());
            json.writeNumberProperty("urgency", incident.judgement().urgency());
            json.writeNumberProperty("risk", incident.judgement().risk());
            json.writeStringProperty("damage", incident.judgement().damage().id());
            json.writeStringProperty("firstSeen", time(incident.firstMs()));
            json.writeStringProperty("lastSeen", time(incident.lastMs()));
            writeText(json, "title", incident.judgement().title());
            writeArray(json, "peers", out -> incident.peers().forEach(peer -> out.writeString(peer.toString())));
            writeArray(json, "signals", out -> incident.signals().forEach(signal -> writeSignal(out, signal)));
            writeArray(json, "reasons", out -> incident.judgement().reasons().forEach(reason -> write(out, reason)));
            writeArray(json, "ladder", out -> incident.judgement().ladder().forEach(rung -> write(out, rung)));
            json.writeStringProperty("rules", incident.judgement().rules());
            json.writeEndObject();
        }
        return text.toString();
    }

    private static String time(long epochMs) {
        return Instant.ofEpochMilli(epochMs).toString();
    }

    private static void writeArray(JsonGenerator json, String name, Consumer<JsonGenerator> elements) {
        json.writeArrayPropertyStart(name);
        elements.accept(json);
        json.writeEndArray();
    }

    private static void writeText(JsonGenerator json, String name, LocalText text) {
        json.writeObjectPropertyStart(name);
        writeLanguages(json, text);
        json.writeEndObject();
    }

    private static void writeLanguages(JsonGenerator json, LocalText text) {
        json.writeStringProperty("ja", text.ja());
        json.writeStringProperty("en", text.en());
    }

    private static void writeTexts(JsonGenerator json, String name, List<LocalText> texts) {
        writeArray(
                json,
                name,
                out -> texts.forEach(text -> {
                    out.writeStartObject();
                    writeLanguages(out, text);
                    out.writeEndObject();
                }));
    }

    private static void writeSignal(JsonGenerator json, Signal signal) {
        json.writeStartObject();
        json.writeStringProperty("id", signal.id());
        json.writeStringProperty("detector", signal.detector());
        json.writeStringProperty("firstSeen", time(signal.firstMs()));
        json.writeStringProperty("lastSeen", time(signal.lastMs()));
        json.writeNumberProperty("count", signal.count());
        writeArray(json, "causes", out -> signal.causes().forEach(cause -> out.writeString(cause.text())));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Reason reason) {
        json.writeStartObject();
        json.writeStringProperty("id", reason.id());
        json.writeStringProperty("score", reason.score().name().toLowerCase(Locale.ROOT));
        json.writeNumberProperty("points", reason.points());
        writeLanguages(json, reason.text());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, RungFinding finding) {
        json.writeStartObject();
        json.writeStringProperty("rung", finding.rung().id());
        json.writeStringProperty(
                "standing", finding.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        writeLanguages(json, finding.text());
        if (finding.hasLikelihood()) {
            json.writeNumberProperty("likelihood", finding.likelihood());
            json.writeStringProperty("basis", finding.basis());
        }
        writeTexts(json, "for", finding.evidenceFor());
        writeTexts(json, "against", finding.evidenceAgainst());
        writeTexts(json, "notObservable", finding.notObservable());
        writeTexts(json, "next", finding.next());
        json.writeEndObject();
    }
}
