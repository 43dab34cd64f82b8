// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hinomi.analysis.format.CountingSink;
import org.hinomi.analysis.format.LineDamage;
import org.hinomi.analysis.format.ReadLog;
import org.hinomi.analysis.format.SampleLines;
import org.junit.jupiter.api.Test;

/** Runs of plain lines and the exact way together agree with a naive twin, under any header and with any damage. */
final class ConnTsvKernelTest {

    private static final long SEED = 20260803;
    private static final int ROUNDS = 200;
    private static final int LINES = 80;
    private static final List<String> ZEEK_FIELDS = List.of(SampleLines.ZEEK_FIELDS.split("\t"));

    @Test
    void readsDamagedLogsAsTheNaiveTwinDoes() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            List<Integer> order = order(random);
            List<String> fields = order.stream().map(ConnTsvKernelTest::field).toList();
            String log = log(order, fields, random);
            byte[] text = log.getBytes(ISO_8859_1);
            List<String> read = ReadLog.inChunks(
                    List.of(new ZeekConnTsv()), text, 1 << random.nextInt(21), 1 + random.nextInt(2 * LINES), random);
            assertThat(read.subList(0, read.size() - 2))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(NaiveConnLog.read(ReadLog.SENSOR, fields, log));
            assertThat(read)
                    .as("counts too: seed %d, round %d", SEED, round)
                    .isEqualTo(ReadLog.lineByLine(List.of(new ZeekConnTsv()), text));
        }
    }

    @Test
    void plainLinesAreTakenInRuns() {
        Random random = new Random(SEED);
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            SampleLines.zeek(random, log);
            log.append('\n');
        }
        byte[] text = (log + "room behind the last line").getBytes(ISO_8859_1);
        ZeekConnTsvParser parser = new ZeekConnTsvParser(ReadLog.SENSOR);
        CountingSink sink = new CountingSink();
        byte[] header = ("#fields\t" + SampleLines.ZEEK_FIELDS).getBytes(ISO_8859_1);
        parser.parse(header, 0, header.length, sink);

        assertThat(parser.parseRun(text, 0, text.length, sink)).isEqualTo(log.length());
        assertThat(sink.rows).isEqualTo(LINES);
    }

    /** Zeek's own order, or a shuffled one with some optional columns left out; a place beyond Zeek's is one more column. */
    private static List<Integer> order(Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < ZEEK_FIELDS.size() + 2; i++) {
            order.add(i);
        }
        if (random.nextBoolean()) {
            Collections.shuffle(order, random);
            order.removeIf(place -> place > 6 && random.nextInt(4) == 0);
        }
        return order;
    }

    private static String field(int place) {
        return place < ZEEK_FIELDS.size()
                ? ZEEK_FIELDS.get(place)
                : List.of("orig_l2_addr", "zz_new").get(place - ZEEK_FIELDS.size());
    }

    private static String log(List<Integer> order, List<String> fields, Random random) {
        StringBuilder log = new StringBuilder("#separator \\x09\n#path\tconn\n#fields\t" + String.join("\t", fields));
        log.append('\n');
        for (int i = 0; i < LINES; i++) {
            StringBuilder line = new StringBuilder();
            SampleLines.zeek(random, line);
            String[] values = (line + "\t00:00:5e:00:53:01\tnew").split("\t", -1);
            String ordered =
                    String.join("\t", order.stream().map(place -> values[place]).toList());
            log.append(LineDamage.damaged(ordered, '\t', random));
        }
        return log.toString();
    }
}
