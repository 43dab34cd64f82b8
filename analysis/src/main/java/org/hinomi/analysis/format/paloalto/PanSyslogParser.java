// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hinomi.analysis.format.ByteAddress;
import org.hinomi.analysis.format.ByteWords;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.CsvColumns;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.LineParser;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.StableHash;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.SessionBlock;
import org.jspecify.annotations.Nullable;

/**
 * Reads PAN-OS syslog lines; keeps nothing between them. One thread only.
 *
 * <p>Times carry no zone; they are the firewall's local time. Where the line has a high-resolution timestamp (PAN-OS 10
 * and later) its offset holds for all times of the line, and it is the time of an alert; else JST <em>(assumed)</em>.
 *
 * <p>A record's identity is serial number, type, subtype, session id, sequence number, generated time, both ends and, of
 * a threat, its id: old releases leave session id and sequence number at 0. Members of a pair of firewalls that send to
 * two collectors give the same id.
 */
final class PanSyslogParser implements LineParser {

    static final int SERIAL = 2;
    static final int TYPE = 3;
    static final int SUBTYPE = 4;
    private static final int GENERATED = 6;

    /** Source, destination and their translations. */
    private static final int FIRST_ADDRESS = 7;

    static final int LAST_ADDRESS = 10;

    /** Each takes a quarter of a megabyte. */
    private static final int MOST_KERNELS = 4;

    /** Length of {@code 2026/05/01 10:00:00}. */
    static final int TIME_LENGTH = 19;

    private final long sensorHash;
    private final CsvRow row = new CsvRow();
    private final ByteAddress address = new ByteAddress();
    private int lineEnd;
    private final CsvColumns traffic = new CsvColumns(PanSyslogFields.TRAFFIC, PanSyslogFormat.INFO);
    private final CsvColumns threat = new CsvColumns(PanSyslogFields.THREAT, PanSyslogFormat.INFO);
    private final int[] trafficIdentity = identityFields(traffic);
    private final int[] threatIdentity = identityFields(threat);
    private final int trafficPreciseTime = traffic.find("high_resolution_timestamp");
    private final int threatPreciseTime = threat.find("high_resolution_timestamp");
    private final int lastTrafficFieldNeeded = traffic.find("packets_received");

    /** The severity is needed; the field behind it shows that it was not cut itself. */
    private final int lastThreatFieldNeeded = threat.find("direction");

    private final PanSessionColumns trafficPlaces = new PanSessionColumns(
            ends(traffic),
            new PanSessionColumns.Times(
                    traffic.find("start_time"), GENERATED, traffic.find("receive_time"), traffic.find("elapsed_time")),
            new PanSessionColumns.Counts(
                    traffic.find("bytes"),
                    traffic.find("bytes_sent"),
                    traffic.find("bytes_received"),
                    traffic.find("packets"),
                    traffic.find("packets_sent"),
                    traffic.find("packets_received")),
            traffic.find("action"),
            traffic.find("session_end_reason"),
            traffic.find("application"));
    private final PanSessionReader sessions = new PanSessionReader(trafficPlaces);
    private final PanThreatReader threats;
    private final TrafficForm form;
    private final List<PanSessionKernel> kernels = new ArrayList<>();

    /** For lines like the last one that was read the exact way. */
    private @Nullable PanSessionKernel kernel;

    PanSyslogParser(String sensor) {
        this.sensorHash = StableHash.of(sensor);
        this.form = new TrafficForm(sensorHash, trafficIdentity, trafficPreciseTime);
        this.threats = new PanThreatReader(
                new PanThreatColumns(
                        ends(threat),
                        new PanThreatColumns.Threat(
                                SUBTYPE,
                                CsvColumns.ABSENT,
                                threat.find("threat_id"),
                                threat.find("category"),
                                threat.find("threat_category"),
                                threat.find("severity")),
                        threat.find("action"),
                        threat.find("file_digest")),
                sensor);
    }

    private static PanEnds ends(CsvColumns columns) {
        return new PanEnds(
                columns.find("source_address"),
                columns.find("destination_address"),
                columns.find("source_port"),
                columns.find("destination_port"),
                columns.find("protocol"));
    }

    @Override
    public String header() {
        return "";
    }

    @Override
    public int parseRun(byte[] text, int from, int to, RecordSink sink) {
        return kernel == null ? from : kernel.read(text, from, to, sink);
    }

    /** A log has the lines of one release, and some kinds of firewalls may write into one: other lines are read as they are. */
    private @Nullable PanSessionKernel kernelOf(int fields) {
        for (PanSessionKernel known : kernels) {
            if (known.fields() == fields) {
                return known;
            }
        }
        if (kernels.size() == MOST_KERNELS) {
            return kernel;
        }
        PanSessionKernel made = new PanSessionKernel(form, traffic, trafficPlaces, fields);
        kernels.add(made);
        return made;
    }

    @Override
    public void parse(byte[] text, int from, int to, RecordSink sink) {
        int start = findStart(text, from, to);
        if (start < 0) {
            sink.reject(RejectReason.MALFORMED, 0);
            return;
        }
        lineEnd = endOfText(text, start, to);
        boolean isSound = row.cut(text, start, lineEnd);
        if (row.size() > TYPE && isUnusedKind()) {
            sink.reject(RejectReason.UNUSED_KIND, TYPE + 1);
        } else if (!isSound) {
            sink.reject(RejectReason.MALFORMED, row.size() + 1);
        } else if (row.is(TYPE, "TRAFFIC")) {
            mendAddresses();
            parseTraffic(sink);
        } else if (row.is(TYPE, "THREAT")) {
            mendAddresses();
            parseThreat(sink);
        } else {
            sink.reject(row.size() <= TYPE + 1 ? RejectReason.TRUNCATED : RejectReason.MALFORMED, TYPE + 1);
        }
    }

    /** Where the CSV begins: at the word before the first comma that a receive time follows; -1 if there is none. */
    private static int findStart(byte[] text, int from, int to) {
        int comma = ByteWords.indexOf(text, from, to, ',');
        for (; comma >= 0 && comma + TIME_LENGTH < to; comma = ByteWords.indexOf(text, comma + 1, to, ',')) {
            if (isTime(text, comma + 1)) {
                int start = comma;
                while (start > from && text[start - 1] >= '0' && text[start - 1] <= '9') {
                    start--;
                }
                return start;
            }
        }
        return -1;
    }

    /** Some relays add blanks at the end. */
    private static int endOfText(byte[] text, int from, int to) {
        int end = to;
        while (end > from && text[end - 1] == ' ') {
            end--;
        }
        return end;
    }

    static boolean isTime(byte[] text, int from) {
        String shape = "dddd/dd/dd dd:dd:dd";
        for (int i = 0; i < TIME_LENGTH; i++) {
            byte b = text[from + i];
            boolean isDigit = b >= '0' && b <= '9';
            if (shape.charAt(i) == 'd' ? !isDigit : b != shape.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Every other kind in capitals, and session starts; a cut word at the line's end is no kind. */
    private boolean isUnusedKind() {
        boolean isTraffic = row.is(TYPE, "TRAFFIC");
        if (isTraffic || row.is(TYPE, "THREAT")) {
            return isTraffic && row.is(SUBTYPE, "start");
        }
        return row.size() > TYPE + 1 && !row.isEmpty(TYPE) && isCapitals();
    }

    private boolean isCapitals() {
        for (int i = row.from(TYPE); i < row.to(TYPE); i++) {
            byte b = row.bytes()[i];
            boolean isPart = (b >= 'A' && b <= 'Z') || b == '-' || b == '_';
            if (!isPart) {
                return false;
            }
        }
        return true;
    }

    /**
     * A line with an address whose dots became commas ({@code 23.200,10,217}, as an anonymiser wrote it in a public
     * sample) has all fields behind it moved. It is written anew with dots and cut again. Only a field that is no
     * address by itself is touched.
     */
    private void mendAddresses() {
        for (int field = FIRST_ADDRESS; field <= LAST_ADDRESS; field++) {
            if (!row.isEmpty(field) && !row.readAddress(field, address)) {
                mendAddress(field);
            }
        }
    }

    private void mendAddress(int field) {
        for (int more = 1; more <= 3; more++) {
            if (row.addressAcross(field, more).isPresent()) {
                int start = row.from(0);
                byte[] mended = Arrays.copyOfRange(row.bytes(), start, lineEnd);
                for (int i = row.from(field) - start; i < row.to(field + more) - start; i++) {
                    mended[i] = mended[i] == ',' ? (byte) '.' : mended[i];
                }
                lineEnd = mended.length;
                row.cut(mended, 0, lineEnd);
                return;
            }
        }
    }

    private void parseTraffic(RecordSink sink) {
        if (isCut(lastTrafficFieldNeeded, sink)) {
            return;
        }
        if (!sessions.read(row, offsetSec(trafficPreciseTime), sink)) {
            return;
        }
        SessionBlock block = sink.block();
        block.recordId()[block.size() - 1] = PanThreatReader.recordId(sensorHash, identity(trafficIdentity));
        sink.acceptSession();
        traffic.countDropped(row, sink);
        if (kernel == null || kernel.fields() != row.size()) {
            kernel = kernelOf(row.size());
        }
    }

    private void parseThreat(RecordSink sink) {
        if (isCut(lastThreatFieldNeeded, sink)) {
            return;
        }
        long timeMs = threatTimeMs();
        if (timeMs == CivilTime.BAD) {
            sink.reject(RejectReason.BAD_TIME, GENERATED + 1);
            return;
        }
        if (threats.read(row, timeMs, identity(threatIdentity), sink)) {
            threat.countDropped(row, sink);
        }
    }

    private boolean isCut(int lastFieldNeeded, RecordSink sink) {
        if (row.size() > lastFieldNeeded) {
            return false;
        }
        sink.reject(RejectReason.TRUNCATED, row.size() + 1);
        return true;
    }

    private int offsetSec(int precise) {
        return offsetSec(row.bytes(), row.from(precise), row.to(precise));
    }

    /** What a high-resolution timestamp says of all times of its line. */
    static int offsetSec(byte[] text, int from, int to) {
        int named = CivilTime.namedOffset(text, from, to);
        return named == CivilTime.NO_OFFSET ? CivilTime.JST_SEC : named;
    }

    private long threatTimeMs() {
        int from = row.from(threatPreciseTime);
        boolean isZoned = CivilTime.namedOffset(row.bytes(), from, row.to(threatPreciseTime)) != CivilTime.NO_OFFSET;
        int field = isZoned ? threatPreciseTime : GENERATED;
        return CivilTime.parse(row.bytes(), row.from(field), row.to(field), CivilTime.JST_SEC);
    }

    private long identity(int[] fields) {
        long hash = row.hash(SERIAL);
        for (int field : fields) {
            hash = StableHash.combine(hash, row.hash(field));
        }
        return hash;
    }

    private static int[] identityFields(CsvColumns columns) {
        return new int[] {
            TYPE,
            SUBTYPE,
            GENERATED,
            columns.find("session_id"),
            columns.find("sequence_number"),
            columns.find("source_address"),
            columns.find("destination_address"),
            columns.find("source_port"),
            columns.find("destination_port"),
            columns.find("threat_id")
        };
    }
}
