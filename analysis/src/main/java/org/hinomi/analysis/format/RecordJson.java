// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.network.Direction;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.Lookup;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;

/**
 * Every record as one line of JSON in our terms: what {@code hinomi normalise} prints and golden cases hold. Unknown
 * values are left out; the order of keys is fixed. Thread-safe.
 */
public final class RecordJson {

    private static final DateTimeFormatter UTC_MS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private RecordJson() {}

    /** One row of a block, without a line end. */
    public static String session(SessionBlock block, int row) {
        Session session = block.session(row);
        Line line = new Line("session")
                .put("sensor", block.sensor())
                .put("start", time(session.startMs()))
                .putKnown("durationMs", session.durationMs())
                .put("src", session.src().toString())
                .put("srcPort", session.srcPort())
                .put("dst", session.dst().toString())
                .put("dstPort", session.dstPort())
                .put("protocol", Protocol.name(session.protocol()))
                .put("state", lower(session.state()))
                .putText("service", session.service() == Service.UNKNOWN ? "" : lower(session.service()))
                .putKnown("bytesOut", session.bytesOut())
                .putKnown("bytesIn", session.bytesIn())
                .putKnown("packetsOut", session.packetsOut())
                .putKnown("packetsIn", session.packetsIn())
                .putId(session.recordId());
        line.putAttribution(session.srcInstitution(), session.dstInstitution(), session.country());
        return line.putNonZero("asNumber", session.asNumber()).end();
    }

    /** One alert, without a line end. */
    public static String alert(SensorAlert alert) {
        Line line = new Line("alert")
                .put("sensor", alert.sensor())
                .put("time", time(alert.timeMs()))
                .put("src", alert.src().toString())
                .put("srcPort", alert.srcPort())
                .put("dst", alert.dst().toString())
                .put("dstPort", alert.dstPort())
                .put("protocol", Protocol.name(alert.protocol()))
                .put("signature", alert.signature())
                .putText("name", alert.name())
                .putText("category", alert.category())
                .put("severity", lower(alert.severity()))
                .put("action", lower(alert.action()))
                .putText("fileHash", alert.fileHash())
                .putId(alert.recordId());
        line.putAttribution(alert.srcInstitution(), alert.dstInstitution(), alert.country());
        return line.end();
    }

    /** What a sensor saw beside sessions, without a line end. */
    public static String sighting(Sighting sighting) {
        return switch (sighting) {
            case Login login -> login(login);
            case Lookup lookup -> lookup(lookup);
        };
    }

    private static String login(Login login) {
        Line line = new Line("login")
                .put("sensor", login.sensor())
                .put("time", time(login.timeMs()))
                .put("src", login.src().toString())
                .put("srcPort", login.srcPort())
                .put("dst", login.dst().toString())
                .put("dstPort", login.dstPort())
                .put("service", lower(login.service()))
                .put("refused", login.refused())
                .put("accepted", login.isAccepted() ? 1 : 0)
                .putId(login.recordId());
        line.putAttribution(login.srcInstitution(), login.dstInstitution(), "");
        return line.end();
    }

    /** Without the hash of the name: outside the process it must not be. */
    private static String lookup(Lookup lookup) {
        Line line = new Line("lookup")
                .put("sensor", lookup.sensor())
                .put("time", time(lookup.timeMs()))
                .put("src", lookup.src().toString())
                .put("dst", lookup.dst().toString())
                .put("outcome", lower(lookup.outcome()))
                .putText("answer", lookup.hasPublicAnswer() ? lookup.answer().toString() : "")
                .putId(lookup.recordId());
        line.putAttribution(lookup.srcInstitution(), lookup.dstInstitution(), "");
        return line.end();
    }

    /** One line that was not taken, without a line end and without its text. */
    public static String rejected(Rejected rejected) {
        return new Line("rejected")
                .put("reason", rejected.reason().id())
                .put("line", rejected.line())
                .put("column", rejected.column())
                .end();
    }

    private static String time(long ms) {
        return UTC_MS.format(Instant.ofEpochMilli(ms));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** A JSON object under construction. */
    private static final class Line {

        private final StringBuilder text = new StringBuilder(320);

        Line(String type) {
            text.append("{\"type\":\"").append(type).append('"');
        }

        Line put(String key, String value) {
            key(key).append('"');
            escape(value);
            text.append('"');
            return this;
        }

        Line put(String key, long value) {
            key(key).append(value);
            return this;
        }

        Line putText(String key, String value) {
            return value.isEmpty() ? this : put(key, value);
        }

        Line putKnown(String key, long value) {
            return value < 0 ? this : put(key, value);
        }

        Line putNonZero(String key, long value) {
            return value == 0 ? this : put(key, value);
        }

        Line putId(long recordId) {
            return recordId == 0 ? this : put("recordId", HexFormat.of().toHexDigits(recordId));
        }

        void putAttribution(int srcInstitution, int dstInstitution, String country) {
            Direction direction = Direction.between(srcInstitution, dstInstitution);
            if (direction != Direction.TRANSIT) {
                put("direction", lower(direction));
            }
            putNonZero("srcInstitution", srcInstitution);
            putNonZero("dstInstitution", dstInstitution);
            putText("country", country);
        }

        String end() {
            return text.append('}').toString();
        }

        private StringBuilder key(String key) {
            return text.append(",\"").append(key).append("\":");
        }

        private void escape(String value) {
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '"' || c == '\\') {
                    text.append('\\').append(c);
                } else if (c < ' ' || Character.isSurrogate(c) || c == 0x7f) {
                    text.append("\\u").append(HexFormat.of().toHexDigits(c));
                } else {
                    text.append(c);
                }
            }
        }
    }
}
