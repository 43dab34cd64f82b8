// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hinomi.analysis.Formats;
import org.hinomi.analysis.format.ReadLog;
import org.hinomi.analysis.format.SampleLines;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.Test;

/** Sessions of both forms of a Palo Alto traffic log agree with a twin that splits text and looks names up. */
final class PanSessionTwinTest {

    private static final long SEED = 20260804;
    private static final int LINES = 3000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss");
    private static final long SENSOR_HASH = StableHash.of(ReadLog.SENSOR);

    @Test
    void readsSessionRowsAsTheNaiveTwinDoes() {
        Random random = new Random(SEED);
        List<String> names = List.of(SampleLines.NII_SOCS_HEADER.split(","));
        StringBuilder log = new StringBuilder(SampleLines.NII_SOCS_HEADER).append('\n');
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            StringBuilder line = new StringBuilder();
            SampleLines.niiSocs(random, line);
            log.append(line).append('\n');
            Map<String, String> row = row(names, line.toString());
            expected.add(session(row, exportId(row)).toString());
        }
        assertThat(read(log.toString(), random)).as("seed %d", SEED).isEqualTo(expected);
    }

    @Test
    void readsTrafficLinesAsTheNaiveTwinDoes() {
        Random random = new Random(SEED);
        StringBuilder log = new StringBuilder();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            StringBuilder line = new StringBuilder();
            SampleLines.panOs(random, line);
            log.append(line).append('\n');
            Map<String, String> row = row(PanSyslogFields.TRAFFIC, line.toString());
            row.put("source_ip", value(row, "source_address"));
            row.put("destination_ip", value(row, "destination_address"));
            expected.add(session(row, syslogId(row)).toString());
        }
        assertThat(read(log.toString(), random)).as("seed %d", SEED).isEqualTo(expected);
    }

    private static List<String> read(String log, Random random) {
        List<String> read = ReadLog.inChunks(Formats.all(), log.getBytes(ISO_8859_1), 100_000, 500, random);
        return read.subList(0, read.size() - 2);
    }

    private static Map<String, String> row(List<String> names, String line) {
        String[] values = line.split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < Math.min(values.length, names.size()); i++) {
            row.put(names.get(i), values[i]);
        }
        return row;
    }

    private static String value(Map<String, String> row, String name) {
        return row.getOrDefault(name, "");
    }

    /** Of session id, source and start. */
    private static long exportId(Map<String, String> row) {
        IpAddress src = address(row, "source_ip");
        long hash = StableHash.combine(SENSOR_HASH, StableHash.of(value(row, "session_id")));
        hash = StableHash.combine(hash, StableHash.of(src.high(), src.low()));
        return StableHash.combine(hash, startMs(row));
    }

    /** Of all that tells two records apart; see {@link PanSyslogParser}. */
    private static long syslogId(Map<String, String> row) {
        long hash = StableHash.of(value(row, "serial_number"));
        List<String> names = List.of(
                "type",
                "subtype",
                "generated_time",
                "session_id",
                "sequence_number",
                "source_address",
                "destination_address",
                "source_port",
                "destination_port",
                "threat_id");
        for (String name : names) {
            hash = StableHash.combine(hash, StableHash.of(value(row, name)));
        }
        return StableHash.combine(SENSOR_HASH, hash);
    }

    private static Session session(Map<String, String> row, long recordId) {
        long packetsIn = number(row, "packets_received");
        return new Session(
                startMs(row),
                1000 * number(row, "elapsed_time"),
                address(row, "source_ip"),
                (int) number(row, "source_port"),
                address(row, "destination_ip"),
                (int) number(row, "destination_port"),
                Protocol.number(value(row, "protocol")),
                packetsIn == 0 ? SessionState.UNANSWERED : state(row),
                value(row, "application").equals("ssl") ? Service.TLS : Service.UNSEEN,
                number(row, "bytes_sent"),
                number(row, "bytes_received"),
                number(row, "packets_sent"),
                packetsIn,
                recordId,
                0,
                0,
                "",
                0);
    }

    /** An incomplete session whose source sent its first packet only did not finish the handshake. */
    private static SessionState state(Map<String, String> row) {
        boolean isOpen = value(row, "application").equals("incomplete") && number(row, "packets_sent") <= 1;
        return isOpen ? SessionState.UNANSWERED : SessionState.ANSWERED;
    }

    private static long startMs(Map<String, String> row) {
        return 1000 * LocalDateTime.parse(value(row, "start_time"), TIME).toEpochSecond(ZoneOffset.ofHours(9));
    }

    private static IpAddress address(Map<String, String> row, String name) {
        return IpAddress.parse(value(row, name)).orElseThrow();
    }

    private static long number(Map<String, String> row, String name) {
        return Long.parseLong(value(row, name));
    }
}
