// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import java.util.Locale;
import java.util.Optional;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.format.RejectReason;

/**
 * Reads the alert in a row of a Palo Alto threat record. One thread only.
 *
 * <p>The signature is {@code paloalto:} and the number of {@code HTTP: IIS Denial Of Service Attempt(40019)}, or the text
 * where there is no number. A URL record has the number 9999 and no name; it is named after its URL category. The
 * category is the URL's class or the file's verdict for those subtypes, else the threat's class, and the subtype for
 * releases without one.
 */
public final class PanThreatReader {

    private final PanThreatColumns columns;
    private final String sensor;

    public PanThreatReader(PanThreatColumns columns, String sensor) {
        this.columns = columns;
        this.sensor = sensor;
    }

    /**
     * Hands the alert to the sink, or rejects the line.
     *
     * @param timeMs when the sensor raised it
     * @param identity hash of the record's own identity
     * @return whether it was accepted
     */
    public boolean read(CsvRow row, long timeMs, long identity, RecordSink sink) {
        PanEnds ends = columns.ends();
        Optional<IpAddress> src = ends.readSrc(row);
        Optional<IpAddress> dst = ends.readDst(row);
        if (src.isEmpty() || dst.isEmpty()) {
            int field = src.isEmpty() ? ends.src() : ends.dst();
            return reject(sink, row.isEmpty(field) ? RejectReason.MISSING_FIELD : RejectReason.BAD_ADDRESS, field);
        }
        int srcPort = PanEnds.port(row, ends.srcPort());
        int dstPort = PanEnds.port(row, ends.dstPort());
        if (srcPort == PanEnds.BAD_PORT || dstPort == PanEnds.BAD_PORT) {
            return reject(sink, RejectReason.BAD_NUMBER, srcPort < 0 ? ends.srcPort() : ends.dstPort());
        }
        int undecodable = findUndecodable(row);
        if (undecodable >= 0) {
            return reject(sink, RejectReason.BAD_ENCODING, undecodable);
        }
        PanThreatColumns.Threat threat = columns.threat();
        ThreatId id = ThreatId.parse(text(row, row.isEmpty(threat.id()) ? threat.name() : threat.id()));
        if (id.key().isEmpty()) {
            return reject(sink, RejectReason.MISSING_FIELD, threat.id());
        }
        sink.acceptAlert(new SensorAlert(
                timeMs,
                sensor,
                src.get(),
                srcPort,
                dst.get(),
                dstPort,
                PanEnds.protocol(row, ends.protocol()),
                "paloalto:" + id.key(),
                name(row, id),
                category(row),
                severity(row, threat.severity()),
                PanAction.read(row, columns.action()),
                fileHash(row, columns.fileDigest()),
                recordId(sensor, identity),
                0,
                0,
                ""));
        return true;
    }

    private static boolean reject(RecordSink sink, RejectReason reason, int field) {
        sink.reject(reason, field + 1);
        return false;
    }

    /** The first kept text that is not UTF-8, or -1. */
    private int findUndecodable(CsvRow row) {
        PanThreatColumns.Threat threat = columns.threat();
        int[] fields = {threat.subtype(), threat.name(), threat.id(), threat.category(), threat.threatCategory()};
        for (int field : fields) {
            if (row.text(field).isEmpty()) {
                return field;
            }
        }
        return -1;
    }

    private static String text(CsvRow row, int field) {
        return row.text(field).orElse("").strip();
    }

    private String name(CsvRow row, ThreatId id) {
        PanThreatColumns.Threat threat = columns.threat();
        String own = text(row, threat.name());
        if (!own.isEmpty()) {
            return own;
        }
        return id.name().isEmpty() ? text(row, threat.subtype()) + ": " + category(row) : id.name();
    }

    private String category(CsvRow row) {
        PanThreatColumns.Threat threat = columns.threat();
        boolean isAboutContent = row.is(threat.subtype(), "url") || row.startsWith(threat.subtype(), "wildfire");
        if (isAboutContent && !row.isEmpty(threat.category())) {
            return text(row, threat.category());
        }
        boolean isSaid = !row.isEmpty(threat.threatCategory())
                && !row.is(threat.threatCategory(), "N/A")
                && !row.is(threat.threatCategory(), "unknown");
        if (isSaid) {
            return text(row, threat.threatCategory());
        }
        return text(row, row.isEmpty(threat.subtype()) ? threat.category() : threat.subtype());
    }

    /** The severity word in a field; informational where it holds none, because then nothing worse was claimed. */
    static Severity severity(CsvRow row, int field) {
        return switch (text(row, field).toLowerCase(Locale.ROOT)) {
            case "critical" -> Severity.CRITICAL;
            case "high" -> Severity.HIGH;
            case "medium" -> Severity.MEDIUM;
            case "low" -> Severity.LOW;
            default -> Severity.INFORMATIONAL;
        };
    }

    /** An MD5, SHA-1 or SHA-256 in lower case; empty for anything else. */
    static String fileHash(CsvRow row, int field) {
        String digest = text(row, field).toLowerCase(Locale.ROOT);
        boolean isHash = digest.length() == 32 || digest.length() == 40 || digest.length() == 64;
        return isHash && digest.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) ? digest : "";
    }

    /** The record id of an identity within a sensor, never 0. */
    public static long recordId(String sensor, long identity) {
        return recordId(StableHash.of(sensor), identity);
    }

    /** The record id of an identity within the sensor whose name has this hash, never 0. */
    static long recordId(long sensorHash, long identity) {
        long id = StableHash.combine(sensorHash, identity);
        return id == 0 ? 1 : id;
    }
}
