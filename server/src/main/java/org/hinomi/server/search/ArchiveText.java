// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.search;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.hinomi.archive.ArchiveStatus;
import org.hinomi.archive.view.ArchiveCheck;
import org.hinomi.archive.view.ArchiveCheck.Problem;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What an archive holds and whether it is whole, in words and as JSON. */
public final class ArchiveText {

    private static final JsonFactory JSON = new JsonFactory();

    private ArchiveText() {}

    /** The counts, in words. */
    public static void print(ArchiveStatus status, PrintWriter out) {
        out.printf("%-12s%12s%16s%18s%n", "", "FILES", "SESSIONS", "BYTES");
        out.printf("%-12s%12d%16d%18d%n", "segments", status.segments(), status.segmentRows(), status.segmentBytes());
        out.printf(
                "%-12s%12d%16d%18d%n", "hour files", status.hourFiles(), status.hourFileRows(), status.hourFileBytes());
        if (status.hours() == 0) {
            out.println("No hour has a session.");
            return;
        }
        out.printf(
                "%d hours have sessions, from %s to %s.%n",
                status.hours(), Instant.ofEpochMilli(status.firstHourMs()), Instant.ofEpochMilli(status.lastHourMs()));
        if (status.hourFileRows() > 0) {
            out.printf(
                    "%.1f bytes a session in hour files.%n", (double) status.hourFileBytes() / status.hourFileRows());
        }
    }

    /** The counts, as one JSON object without a line end. */
    public static String json(ArchiveStatus status) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("segments", status.segments());
            json.writeNumberProperty("segmentSessions", status.segmentRows());
            json.writeNumberProperty("segmentBytes", status.segmentBytes());
            json.writeNumberProperty("hourFiles", status.hourFiles());
            json.writeNumberProperty("hourFileSessions", status.hourFileRows());
            json.writeNumberProperty("hourFileBytes", status.hourFileBytes());
            json.writeNumberProperty("hours", status.hours());
            if (status.hours() > 0) {
                json.writeStringProperty(
                        "firstHour", Instant.ofEpochMilli(status.firstHourMs()).toString());
                json.writeStringProperty(
                        "lastHour", Instant.ofEpochMilli(status.lastHourMs()).toString());
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    /** The check's result, in words. */
    public static void print(ArchiveCheck check, PrintWriter out) {
        check.problems().forEach(problem -> out.println(problem.file() + ": " + problem.what()));
        out.printf(
                "%d segments with %d sessions, %d hour files with %d sessions: %s%n",
                check.segments(),
                check.segmentRows(),
                check.hourFiles(),
                check.hourFileRows(),
                check.isWhole() ? "all whole" : check.problems().size() + " problems");
    }

    /** The check's result, as one JSON object without a line end. */
    public static String json(ArchiveCheck check) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeBooleanProperty("whole", check.isWhole());
            json.writeNumberProperty("segments", check.segments());
            json.writeNumberProperty("segmentSessions", check.segmentRows());
            json.writeNumberProperty("hourFiles", check.hourFiles());
            json.writeNumberProperty("hourFileSessions", check.hourFileRows());
            json.writeArrayPropertyStart("problems");
            for (Problem problem : check.problems()) {
                json.writeStartObject();
                json.writeStringProperty("file", problem.file().toString());
                json.writeStringProperty("problem", problem.what());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    /** Some counts of what was done, as one JSON object without a line end: names and numbers in turn. */
    public static String json(String first, long firstCount, String second, long secondCount) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty(first, firstCount);
            json.writeNumberProperty(second, secondCount);
            json.writeEndObject();
        }
        return text.toString();
    }
}
