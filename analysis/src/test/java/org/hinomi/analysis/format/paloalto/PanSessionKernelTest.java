// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hinomi.analysis.Formats;
import org.hinomi.analysis.format.CountingSink;
import org.hinomi.analysis.format.Format;
import org.hinomi.analysis.format.FormatHead;
import org.hinomi.analysis.format.LineDamage;
import org.hinomi.analysis.format.LineParser;
import org.hinomi.analysis.format.ReadLog;
import org.hinomi.analysis.format.SampleLines;
import org.junit.jupiter.api.Test;

/**
 * Plain rows are taken in runs, and runs and the exact way agree byte for byte, whatever stands in the fields. The exact way
 * itself agrees with a naive twin in {@link PanSessionTwinTest}.
 */
final class PanSessionKernelTest {

    private static final long SEED = 20260806;
    private static final int ROUNDS = 300;
    private static final int LINES = 80;
    private static final List<String> NII_SOCS = List.of(SampleLines.NII_SOCS_HEADER.split(","));

    private static final List<String> NUMBERS =
            List.of("", "0", "-", "00080", "65536", "123456789", "1000000000001", "1234567890123456789", "1.5", " 7");
    private static final List<String> TIMES = List.of(
            "",
            "2026/05/02 10:00:00",
            "2026/05/01 10:00:00.25",
            "2026/05/01 10:00:00+00:00",
            "2026/05/01 24:00:00",
            "2026/02/29 10:00:00");
    private static final List<String> ADDRESSES = List.of(
            "", "0.0.0.0", "2001:db8::1", "::ffff:192.0.2.1", "192.0.2.256", "198.51,100,7", "host", "203.0.113.200");
    private static final List<String> REASONS = List.of(
            "",
            "aged-out",
            "n/a",
            "tcp-rst-from-server",
            "tcp-rst-from-client",
            "threat",
            "policy-deny",
            "policy-denyx",
            "decrypt-error",
            "resources-unavailable",
            "resources");
    private static final List<String> ACTIONS =
            List.of("", "allow", "allowed", "deny", "drop-icmp", "reset-both", "sinkhole", "random-drop", "block-url");
    private static final List<String> APPLICATIONS = List.of(
            "", "incomplete", "incompletely", "ms-ds-smbv3", "unknown-tcp", "insufficient-data", "quic", "youtube");
    private static final List<String> PROTOCOLS =
            List.of("", "tcp", "UDP", "icmp", "ipv6-icmp", "132", "\u00ff", "hopopt");

    /** What else may stand in a column, by its name in either form. */
    private static final Map<String, List<String>> ODD = Map.ofEntries(
            Map.entry("start_time", TIMES),
            Map.entry("generated_time", TIMES),
            Map.entry("capture_time", TIMES),
            Map.entry("receive_time", TIMES),
            Map.entry("source_ip", ADDRESSES),
            Map.entry("destination_ip", ADDRESSES),
            Map.entry("source_address", ADDRESSES),
            Map.entry("destination_address", ADDRESSES),
            Map.entry("nat_source_ip", ADDRESSES),
            Map.entry("nat_destination_ip", ADDRESSES),
            Map.entry("source_port", NUMBERS),
            Map.entry("destination_port", NUMBERS),
            Map.entry("elapsed_time", NUMBERS),
            Map.entry("bytes", NUMBERS),
            Map.entry("bytes_sent", NUMBERS),
            Map.entry("bytes_received", NUMBERS),
            Map.entry("packets", NUMBERS),
            Map.entry("packets_sent", NUMBERS),
            Map.entry("packets_received", List.of("", "0", "1", "-", "12345678901")),
            Map.entry("session_id", NUMBERS),
            Map.entry("session_end_reason", REASONS),
            Map.entry("action", ACTIONS),
            Map.entry("application", APPLICATIONS),
            Map.entry("protocol", PROTOCOLS),
            Map.entry("source_user", List.of("", "someone")),
            Map.entry("type", List.of("THREAT", "SYSTEM", "TRAFFICS")),
            Map.entry("subtype", List.of("start", "drop", "deny", "")),
            Map.entry("high_resolution_timestamp", List.of("", "2026-05-01T10:00:00.123+00:00", "yesterday")));

    @Test
    void exportsAreReadAsLineByLine() {
        compare(SampleLines.NII_SOCS_HEADER + "\n", NII_SOCS, SampleLines::niiSocs);
    }

    @Test
    void syslogLinesAreReadAsLineByLine() {
        compare("", PanSyslogFields.TRAFFIC, SampleLines::panOs);
    }

    @Test
    void plainRowsOfExportsAreTakenInRuns() {
        byte[] header = SampleLines.NII_SOCS_HEADER.getBytes(ISO_8859_1);
        assertTakenInRuns(header, SampleLines::niiSocs);
    }

    /** Behind the first one, whose number of fields is that of the log. */
    @Test
    void plainSyslogLinesAreTakenInRuns() {
        StringBuilder first = new StringBuilder();
        SampleLines.panOs(new Random(1), first);
        assertTakenInRuns(first.toString().getBytes(ISO_8859_1), SampleLines::panOs);
    }

    private static void assertTakenInRuns(byte[] first, LineWriter writer) {
        Random random = new Random(SEED);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            writer.write(random, log);
            log.append('\n');
        }
        byte[] text = (log + "room behind the last line").getBytes(ISO_8859_1);
        FormatHead head = FormatHead.of(first, first.length, true);
        Format format = Formats.all().stream()
                .filter(each -> each.recognises(head))
                .findFirst()
                .orElseThrow();
        LineParser parser = format.open(ReadLog.SENSOR);
        CountingSink sink = new CountingSink();
        parser.parse(first, 0, first.length, sink);
        assertThat(parser.parseRun(text, 0, text.length, sink)).isEqualTo(log.length());
        assertThat(sink.rows).isEqualTo(LINES);
    }

    private static void compare(String header, List<String> names, LineWriter writer) {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            int oddOneIn = 1 + random.nextInt(20);
            StringBuilder log = new StringBuilder(header);
            for (int i = 0; i < LINES; i++) {
                StringBuilder line = new StringBuilder();
                writer.write(random, line);
                String odd = random.nextInt(oddOneIn) == 0 ? odd(line.toString(), names, random) : line.toString();
                log.append(random.nextInt(4) == 0 ? LineDamage.damaged(odd, ',', random) : odd + "\n");
            }
            byte[] text = log.toString().getBytes(ISO_8859_1);
            int maxChunk = 1 << random.nextInt(21);
            int blockRows = 1 + random.nextInt(2 * LINES);
            assertThat(ReadLog.inChunks(Formats.all(), text, maxChunk, blockRows, random))
                    .as("seed %d, round %d, chunks up to %d, blocks of %d", SEED, round, maxChunk, blockRows)
                    .containsExactlyInAnyOrderElementsOf(ReadLog.lineByLine(Formats.all(), text)); // alerts pass blocks
        }
    }

    /** A line with other values in one to three of its columns; a longer one of a later release in some. */
    private static String odd(String line, List<String> names, Random random) {
        String[] fields = line.split(",", -1);
        for (int more = random.nextInt(3); more >= 0; more--) {
            int place = random.nextInt(Math.min(fields.length, names.size()));
            List<String> values = ODD.get(names.get(place));
            if (values != null) {
                fields[place] = values.get(random.nextInt(values.size()));
            }
        }
        String joined = String.join(",", fields);
        return switch (random.nextInt(8)) {
            case 0 -> joined + " ";
            case 1 -> joined + ",".repeat(1 + random.nextInt(60));
            default -> joined;
        };
    }

    /** Writes one random line without its end. */
    @FunctionalInterface
    private interface LineWriter {
        void write(Random random, StringBuilder line);
    }
}
