// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.hinomi.analysis.Formats;
import org.junit.jupiter.api.Test;

/** Reading by words and in runs gives what reading line by line gives, whatever the lines hold and however they come. */
final class FastPathTest {

    private static final long SEED = 20260802;
    private static final int ROUNDS = 150;
    private static final int LINES = 120;

    @Test
    void zeekLinesAreReadAsLineByLine() {
        String header = "#separator \\x09\n#path\tconn\n#fields\t" + SampleLines.ZEEK_FIELDS + "\n";
        compare(header, '\t', SampleLines::zeek);
    }

    @Test
    void niiSocsRowsAreReadAsLineByLine() {
        compare(SampleLines.NII_SOCS_HEADER + "\n", ',', SampleLines::niiSocs);
    }

    @Test
    void panOsLinesAreReadAsLineByLine() {
        compare("", ',', SampleLines::panOs);
    }

    @Test
    void aHeadBeyondTheLimitIsNoFormatInWhateverChunks() {
        String head = "x".repeat(LogDecoder.MAX_HEAD_BYTES - 20);
        String log = head + "\n#fields\t" + SampleLines.ZEEK_FIELDS + "\n";
        Random random = new Random(SEED);
        List<String> whole = ReadLog.lineByLine(Formats.all(), log.getBytes(ISO_8859_1));
        for (int maxChunk : new int[] {1 << 10, 1 << 15, 1 << 16, 1 << 17, 1 << 20}) {
            assertThat(ReadLog.inChunks(Formats.all(), log.getBytes(ISO_8859_1), maxChunk, 16, random))
                    .as("seed %d, chunks up to %d", SEED, maxChunk)
                    .isEqualTo(whole);
        }
        assertThat(whole.getFirst()).contains("UNKNOWN_FORMAT");
    }

    @Test
    void aLineOfGreatestLengthIsTakenInWhateverChunks() {
        Random random = new Random(SEED);
        StringBuilder line = new StringBuilder();
        SampleLines.zeek(random, line);
        String header = "#separator \\x09\n#path\tconn\n#fields\t" + SampleLines.ZEEK_FIELDS + "\n";
        for (int beyond : new int[] {0, 1, 2}) {
            String history = "S".repeat(LogDecoder.MAX_LINE_BYTES + beyond - line.length());
            String longLine = line.toString().replaceFirst("\tS\t|\t(?=ShA)", "$0" + history);
            byte[] log = (header + longLine + "\r\n" + line + "\n").getBytes(ISO_8859_1);
            assertThat(ReadLog.inChunks(Formats.all(), log, 1 << 18, 16, random).getLast())
                    .isEqualTo(ReadLog.lineByLine(Formats.all(), log).getLast());
        }
    }

    private static void compare(String header, char separator, LineWriter writer) {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder log = new StringBuilder(header);
            for (int i = 0; i < LINES; i++) {
                StringBuilder line = new StringBuilder();
                writer.write(random, line);
                log.append(LineDamage.damaged(line.toString(), separator, random));
            }
            byte[] text = log.toString().getBytes(ISO_8859_1);
            int maxChunk = 1 << random.nextInt(21);
            int blockRows = 1 + random.nextInt(2 * LINES);
            assertThat(ReadLog.inChunks(Formats.all(), text, maxChunk, blockRows, random))
                    .as("seed %d, round %d, chunks up to %d, blocks of %d", SEED, round, maxChunk, blockRows)
                    .isEqualTo(ReadLog.lineByLine(Formats.all(), text));
        }
    }

    /** Writes one random line without its end. */
    @FunctionalInterface
    private interface LineWriter {
        void write(Random random, StringBuilder line);
    }
}
