// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.hinomi.analysis.Formats;
import org.hinomi.analysis.LocalRunner;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.analysis.format.Compression;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;

/** Two institutions, listed and unlisted servers, and the logs of a made-up day. One thread only. */
final class World {

    static final String SENSOR = "test-sensor";

    /** Stands in fields of alerts that nothing may keep. */
    static final String CANARY = "canary-7f3a";

    /** Of each institution; few enough that the servers are nobody's public ones. */
    private static final int HOSTS = 5;

    private static final int SERVERS = 40;

    static final int REFUSALS = 30;

    /** Names that are asked for in vain at first. */
    static final int NAMES = 6;

    private static final int LOOKUPS_A_NAME = 12;
    static final int LOOKUPS = NAMES * LOOKUPS_A_NAME;

    private static final AtomicInteger KEYS = new AtomicInteger();

    private static final long DAY_SEC = 1_767_225_600; // 2026-01-01T00:00:00Z
    private static final String ZEEK_HEADER = """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tconn
            #open\t2026-01-01-00-00-00
            #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice\tduration\torig_bytes\tresp_bytes\tconn_state\torig_pkts\tresp_pkts
            #types\ttime\tstring\taddr\tport\taddr\tport\tenum\tstring\tinterval\tcount\tcount\tstring\tcount\tcount
            """;

    private final Random random;
    private int uid;

    World(long seed) {
        random = new Random(seed);
    }

    /** Each hashes names under a key of its own. */
    static Pipeline pipeline() {
        InstitutionTable institutions = new InstitutionTable(NetworkFile.institutions(
                List.of(NetworkFile.parsePair("192.0.2.0/24=First"), NetworkFile.parsePair("198.51.100.0/24=Second"))));
        List<Indicator> indicators = new ArrayList<>();
        for (int last = 1; last <= 5; last++) {
            Prefix prefix = Prefix.parse("203.0.113." + last).orElseThrow();
            indicators.add(new Indicator(
                    prefix, IndicatorRole.COMMAND_AND_CONTROL, 80, "test", Long.MIN_VALUE, Long.MAX_VALUE));
        }
        return new Pipeline(
                new Attributor(institutions, CountryTable.EMPTY, AsTable.EMPTY),
                new IndicatorSet(indicators),
                new NameKey(ByteBuffer.allocate(NameKey.BYTES)
                        .putInt(KEYS.incrementAndGet())
                        .array()));
    }

    static String zeekHeader() {
        return ZEEK_HEADER;
    }

    /** So many sessions, from the {@code hour}-th hour on. */
    String zeekLines(int rows, int hour) {
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            lines.append(zeekLine(DAY_SEC + hour * 3600L + row * 3600L / rows));
        }
        return lines.toString();
    }

    /** Mostly fixed-size downloads from servers that few hosts use, so that sessions of another size stand out. */
    private String zeekLine(long sec) {
        int host = host();
        boolean isOdd = random.nextInt(300) == 0;
        boolean isQuestion = random.nextInt(3) == 0;
        return String.format(
                Locale.ROOT,
                "%d.%06d\tC%08d\t%s\t%d\t203.0.113.%d\t443\ttcp\tssl\t0.250000\t%d\t%d\tSF\t12\t20\n",
                sec,
                random.nextInt(1_000_000),
                uid++,
                inside(host),
                1024 + random.nextInt(60_000),
                1 + host % 2 * SERVERS / 2 + random.nextInt(SERVERS / 2), // of at most six hosts each
                isOdd ? 2283 : isQuestion ? 307 : 1154,
                isOdd ? 353_460 : isQuestion ? 14_466 : 23_532);
    }

    private int host() {
        return 1 + random.nextInt(HOSTS);
    }

    private String inside(int host) {
        return (random.nextBoolean() ? "192.0.2." : "198.51.100.") + host;
    }

    String eveLines(int rows, int hour) {
        StringBuilder lines = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"timestamp\":\"2026-01-01T%02d:%02d:%02d.%06d+0000\",\"flow_id\":%d,\"event_type\":\"alert\","
                            + "\"src_ip\":\"%s\",\"src_port\":%d,\"dest_ip\":\"203.0.113.%d\",\"dest_port\":443,"
                            + "\"proto\":\"TCP\",\"alert\":{\"action\":\"allowed\",\"gid\":1,\"signature_id\":%d,"
                            + "\"rev\":1,\"signature\":\"EXAMPLE\",\"category\":\"A Network Trojan was detected\","
                            + "\"severity\":1},\"http\":{\"hostname\":\"%s\",\"url\":\"/%s\"},\"payload\":\"%s\"}%n",
                    hour,
                    row * 60 / rows,
                    random.nextInt(60),
                    random.nextInt(1_000_000),
                    uid++,
                    inside(host()),
                    1024 + random.nextInt(60_000),
                    1 + random.nextInt(SERVERS),
                    2_000_000 + random.nextInt(5),
                    CANARY,
                    CANARY,
                    CANARY));
        }
        return lines.toString();
    }

    /** Sign-ins of one stranger at one host: refused again and again, then accepted. */
    static List<String> sshLines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i <= REFUSALS; i++) {
            lines.add("%d.500000\tS%04d\t203.0.113.200\t%d\t192.0.2.3\t22\t%s\t1\t%s"
                    .formatted(DAY_SEC + 60L * i, i, 40_000 + i, i < REFUSALS ? "F" : "T", CANARY));
        }
        return lines;
    }

    static String sshLog(List<String> lines) {
        return "#separator \\x09\n#path\tssh\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tauth_success"
                + "\tauth_attempts\tclient\n" + String.join("\n", lines) + "\n";
    }

    /** Names that two hosts ask for in vain for hours, and that then have an address. */
    static List<String> dnsLines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LOOKUPS; i++) {
            int step = i / NAMES;
            boolean isLast = step == LOOKUPS_A_NAME - 1;
            lines.add("%d.250000\tD%04d\t192.0.2.%d\t53001\t203.0.113.53\t53\tudp\t%d\tn%d.%s.example\t1\tA\t%s"
                    .formatted(
                            DAY_SEC + 900L * step,
                            i,
                            1 + step % 2,
                            i,
                            i % NAMES,
                            CANARY,
                            isLast ? "0\tNOERROR\tother.example,203.0.113." + (210 + i % NAMES) : "3\tNXDOMAIN\t-"));
        }
        return lines;
    }

    static String dnsLog(List<String> lines) {
        return "#separator \\x09\n#path\tdns\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto"
                + "\ttrans_id\tquery\tqtype\tqtype_name\trcode\trcode_name\tanswers\n" + String.join("\n", lines)
                + "\n";
    }

    static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    static void writeGzip(Path file, String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, bytes.toByteArray());
    }

    /** What the specification makes of all files of a folder. */
    static LocalRunner.Result runPlainly(Path folder) throws IOException {
        LocalRunner runner = new LocalRunner(pipeline());
        try (var files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                read(file, runner);
            }
        }
        return runner.finish();
    }

    private static void read(Path file, LocalRunner runner) throws IOException {
        LogDecoder decoder = new LogDecoder(Formats.all(), SENSOR, SessionBlock.CAPACITY, new LogOutput() {
            @Override
            public void sessions(SessionBlock block) {
                runner.accept(block, file.toString());
            }

            @Override
            public void alert(SensorAlert alert) {
                runner.accept(alert, file.toString());
            }

            @Override
            public void sighting(Sighting sighting) {
                runner.accept(sighting, file.toString());
            }

            @Override
            public void rejected(Rejected rejected, byte[] text, int from, int to) {
                throw new AssertionError(rejected + " in " + file);
            }
        });
        try (InputStream text = Compression.open(Files.newInputStream(file))) {
            byte[] bytes = text.readAllBytes();
            decoder.feed(bytes, 0, bytes.length);
        }
        decoder.finish();
    }
}
