// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.search;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.hinomi.archive.retro.ContactCounts;
import org.hinomi.archive.retro.HourRange;
import org.hinomi.archive.retro.PrefixCoverage;
import org.hinomi.archive.retro.RetroAnswer;
import org.hinomi.archive.retro.RetroCoverage;
import org.hinomi.archive.retro.RetroFinding;
import org.hinomi.archive.retro.RetroFinding.HostContact;
import org.hinomi.archive.retro.SensorCoverage;
import org.hinomi.model.indicator.Indicator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The answer of a retro search as JSON, one object a line. Times are ISO 8601 in UTC. */
public final class RetroJson {

    private static final JsonFactory JSON = new JsonFactory();

    private final InstitutionNames names;

    public RetroJson(InstitutionNames names) {
        this.names = names;
    }

    private interface Content {
        void write(JsonGenerator json);
    }

    private static String object(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        }
        return text.toString();
    }

    /** One finding, without a line end. */
    public String finding(RetroFinding finding) {
        return object(json -> {
            json.writeStringProperty("type", "finding");
            json.writeStringProperty("peer", finding.peer().toString());
            json.writeObjectPropertyStart("indicator");
            write(json, finding.indicator());
            json.writeEndObject();
            writeInstitution(json, finding.institution());
            write(json, finding.counts());
            json.writeNumberProperty("hours", finding.hours());
            json.writeNumberProperty("days", finding.days());
            json.writeNumberProperty("hostCount", finding.hostCount());
            json.writeArrayPropertyStart("hosts");
            for (HostContact host : finding.hosts()) {
                json.writeStartObject();
                json.writeStringProperty("host", host.host().toString());
                write(json, host.counts());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Indicator indicator) {
        json.writeStringProperty("prefix", indicator.prefix().toString());
        json.writeStringProperty("role", indicator.role().id());
        json.writeNumberProperty("confidence", indicator.confidence());
        json.writeStringProperty("source", indicator.source());
        if (indicator.fromMs() != Long.MIN_VALUE) {
            json.writeStringProperty("validFrom", time(indicator.fromMs()));
        }
        if (indicator.toMs() != Long.MAX_VALUE) {
            json.writeStringProperty("validTo", time(indicator.toMs()));
        }
    }

    private void writeInstitution(JsonGenerator json, int institution) {
        json.writeNumberProperty("institution", institution);
        names.find(institution).ifPresent(name -> {
            json.writeObjectPropertyStart("institutionName");
            json.writeStringProperty("ja", name.ja());
            json.writeStringProperty("en", name.en());
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, ContactCounts counts) {
        json.writeNumberProperty("sessions", counts.sessions());
        json.writeNumberProperty("openedByMember", counts.fromHost());
        json.writeNumberProperty("answered", counts.answered());
        json.writeNumberProperty("blocked", counts.blocked());
        json.writeNumberProperty("inValidity", counts.inValidity());
        json.writeNumberProperty("bytesToPeer", counts.bytesToPeer());
        json.writeNumberProperty("bytesFromPeer", counts.bytesFromPeer());
        json.writeNumberProperty("sessionsOfUnknownSize", counts.unsized());
        json.writeStringProperty("firstSeen", time(counts.firstMs()));
        json.writeStringProperty("lastSeen", time(counts.lastMs()));
    }

    /** What the answer rests on: the last line. Without a line end. */
    public String coverage(RetroAnswer answer) {
        return object(json -> {
            json.writeStringProperty("type", "coverage");
            json.writeBooleanProperty("found", answer.isFound());
            json.writeNumberProperty("sessions", answer.sessions());
            json.writeNumberProperty("sessionsNotListed", answer.uncounted());
            json.writeNumberProperty("sessionsWithoutMember", answer.otherSessions());
            json.writeBooleanProperty("rowsCut", answer.isCut());
            write(json, answer.coverage(), true);
        });
    }

    /** The coverage alone, of prefixes those that were not seen: all prefixes of a network are too many to keep with each answer. */
    public static String coverage(RetroCoverage coverage) {
        return object(json -> write(json, coverage, false));
    }

    private static void write(JsonGenerator json, RetroCoverage coverage, boolean withPrefixes) {
        json.writeStringProperty("from", time(coverage.fromMs()));
        json.writeStringProperty("to", time(coverage.toMs()));
        json.writeNumberProperty("daysAsked", coverage.daysAsked());
        json.writeNumberProperty("daysHeld", coverage.daysHeld());
        json.writeNumberProperty("hoursAsked", coverage.hoursAsked());
        json.writeNumberProperty("hoursHeld", coverage.heldMs().size());
        json.writeNumberProperty("hoursMissing", coverage.hoursMissing());
        json.writeNumberProperty("sessionsHeld", coverage.sessions());
        writeRanges(json, "missing", coverage.missing());
        json.writeArrayPropertyStart("sensors");
        for (SensorCoverage sensor : coverage.sensors()) {
            List<HourRange> silent = coverage.silent(sensor);
            json.writeStartObject();
            json.writeStringProperty("sensor", sensor.sensor());
            json.writeNumberProperty("sessions", sensor.sessions());
            json.writeNumberProperty(
                    "hoursSilent", silent.stream().mapToLong(HourRange::hours).sum());
            writeRanges(json, "silent", silent);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("institutions");
        coverage.institutions().forEach((institution, sessions) -> {
            json.writeStartObject();
            json.writeNumberProperty("institution", institution);
            json.writeNumberProperty("sessions", sessions);
            if (withPrefixes) {
                writePrefixes(json, coverage.prefixesOf(institution));
            }
            json.writeEndObject();
        });
        json.writeEndArray();
        if (!coverage.prefixes().isEmpty()) {
            writeNotSeen(json, coverage, withPrefixes);
        }
    }

    private static void writeNotSeen(JsonGenerator json, RetroCoverage coverage, boolean withPrefixes) {
        json.writeArrayPropertyStart("institutionsNotSeen");
        for (int institution : coverage.institutionsNotSeen()) {
            json.writeStartObject();
            json.writeNumberProperty("institution", institution);
            if (withPrefixes) {
                writePrefixes(json, coverage.prefixesOf(institution));
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("prefixesNotSeen");
        for (PrefixCoverage prefix : coverage.prefixesNotSeen()) {
            json.writeStartObject();
            json.writeNumberProperty("institution", prefix.institution());
            json.writeStringProperty("prefix", prefix.prefix().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("daysWithoutPrefixes", coverage.daysWithoutPrefixes());
    }

    private static void writePrefixes(JsonGenerator json, List<PrefixCoverage> prefixes) {
        if (prefixes.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("prefixes");
        for (PrefixCoverage prefix : prefixes) {
            json.writeStartObject();
            json.writeStringProperty("prefix", prefix.prefix().toString());
            if (prefix.isSeen() || prefix.isNotSeen()) {
                json.writeBooleanProperty("seen", prefix.isSeen());
            }
            json.writeNumberProperty("daysSeen", prefix.daysSeen());
            json.writeNumberProperty("daysUnknown", prefix.daysUnknown());
            if (prefix.sessions() != PrefixCoverage.UNKNOWN) {
                json.writeNumberProperty("sessions", prefix.sessions());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeRanges(JsonGenerator json, String name, List<HourRange> ranges) {
        json.writeArrayPropertyStart(name);
        for (HourRange range : ranges) {
            json.writeStartObject();
            json.writeStringProperty("from", time(range.fromMs()));
            json.writeStringProperty("to", time(range.toMs()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String time(long epochMs) {
        return Instant.ofEpochMilli(epochMs).toString();
    }
}
