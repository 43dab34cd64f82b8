// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.analyse;

import java.io.StringWriter;
import java.util.Map;
import org.hinomi.model.format.Funnel;
import org.hinomi.server.input.LogReader.FileResult;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The report as one JSON object: {@code offered}, {@code accepted}, {@code rejected} (numbers), {@code rejectedByReason}, and
 * the same for each of {@code formats} and {@code files}.
 */
public final class ReportJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ReportJson() {}

    /** The whole report. */
    public static String text(Report report) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            writeCounts(json, report.total());
            json.writeArrayPropertyStart("formats");
            for (Map.Entry<String, Funnel> format : report.formats().entrySet()) {
                json.writeStartObject();
                json.writeStringProperty("format", format.getKey());
                writeCounts(json, format.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("files");
            report.files().forEach(file -> writeFile(json, file));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.append('\n').toString();
    }

    private static void writeFile(JsonGenerator json, FileResult file) {
        json.writeStartObject();
        json.writeStringProperty("file", file.path().toString());
        json.writeStringProperty("format", file.format());
        writeCounts(json, file.funnel());
        if (!file.fault().isEmpty()) {
            json.writeStringProperty("fault", file.fault());
        }
        json.writeEndObject();
    }

    private static void writeCounts(JsonGenerator json, Funnel funnel) {
        json.writeNumberProperty("offered", funnel.offered());
        json.writeNumberProperty("accepted", funnel.accepted());
        json.writeNumberProperty("rejected", funnel.rejected());
        json.writeObjectPropertyStart("rejectedByReason");
        funnel.rejectedByReason().forEach((reason, count) -> json.writeNumberProperty(reason.id(), count));
        json.writeEndObject();
        json.writeNumberProperty("headerLines", funnel.headers());
        json.writeNumberProperty("droppedConditionalValues", funnel.droppedConditional());
        json.writeNumberProperty("droppedUnassignedColumns", funnel.droppedUnassigned());
    }
}
