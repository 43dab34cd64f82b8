// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hinomi.analysis.format.LogDecoder.Position;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.FormatInfo;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.SessionBlock;
import org.junit.jupiter.api.Test;

class LogDecoderTest {

    private static final long SEED = 7;
    private static final String LOG = "%lines\n1\n2\r\n\nbad\n3\n";

    @Test
    void countsEveryLineOnce() {
        Read read = Read.of(LOG, LOG.length());
        assertThat(read.starts).containsExactly(1L, 2L, 3L);
        assertThat(read.rejected).containsExactly(new Rejected(RejectReason.MALFORMED, 5, 1));
        assertThat(read.decoder.funnel().offered()).isEqualTo(4);
        assertThat(read.decoder.funnel().accepted()).isEqualTo(3);
        assertThat(read.decoder.funnel().headers()).isEqualTo(2);
    }

    @Test
    void aLastLineWithoutLineEndCounts() {
        assertThat(Read.of("%lines\n1\n2", 3).starts).containsExactly(1L, 2L);
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        assertThat(Read.of("\uFEFF%lines\n1\n", 2).starts).containsExactly(1L);
    }

    @Test
    void chunkSizesDoNotMatter() {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            assertThat(Read.of(LOG, 1 + random.nextInt(LOG.length())).starts)
                    .as("seed %d, round %d", SEED, round)
                    .containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void aFileOfNoFormatIsRejectedLineByLine() {
        Read read = Read.of("hello\nworld\n", 4);
        assertThat(read.rejected).extracting(Rejected::reason).containsOnly(RejectReason.UNKNOWN_FORMAT);
        assertThat(read.rejected).extracting(Rejected::line).containsExactly(1L, 2L);
    }

    @Test
    void anOversizedLineIsRejectedAndTheNextOneRead() {
        String huge = "9".repeat(LogDecoder.MAX_LINE_BYTES + 10);
        for (int chunk : new int[] {1 << 16, 3 << 20}) {
            Read read = Read.of("%lines\n1\n" + huge + "\n2\n", chunk);
            assertThat(read.starts).as("chunks of %d", chunk).containsExactly(1L, 2L);
            assertThat(read.rejected).containsExactly(new Rejected(RejectReason.OVERSIZED, 3, 0));
        }
    }

    @Test
    void anOversizedLastLineIsRejectedOnce() {
        String huge = "9".repeat(2 * LogDecoder.MAX_LINE_BYTES);
        assertThat(Read.of("%lines\n" + huge, 1 << 15).rejected)
                .containsExactly(new Rejected(RejectReason.OVERSIZED, 2, 0));
    }

    @Test
    void goesOnBehindAnyLine() {
        byte[] text = LOG.getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= text.length; cut++) {
            Read first = new Read();
            first.decoder.feed(text, 0, cut);
            first.decoder.flush();
            Position position = first.decoder.position();
            Read second = new Read();
            second.decoder.resume(position);
            second.decoder.feed(text, (int) position.consumedBytes(), text.length);
            second.decoder.finish();
            List<Long> both = new ArrayList<>(first.starts);
            both.addAll(second.starts);
            assertThat(both).as("cut at %d", cut).containsExactly(1L, 2L, 3L);
        }
    }

    /** Reads a log and keeps what came out. */
    private static final class Read implements LogOutput {

        private final List<Long> starts = new ArrayList<>();
        private final List<Rejected> rejected = new ArrayList<>();
        private final LogDecoder decoder = new LogDecoder(List.of(new Lines()), "test", 2, this);

        static Read of(String log, int chunkBytes) {
            Read read = new Read();
            byte[] text = log.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < text.length; at += chunkBytes) {
                read.decoder.feed(text, at, Math.min(text.length, at + chunkBytes));
            }
            read.decoder.finish();
            return read;
        }

        @Override
        public void sessions(SessionBlock block) {
            for (int row = 0; row < block.size(); row++) {
                starts.add(block.startMs()[row]);
            }
        }

        @Override
        public void alert(SensorAlert alert) {}

        @Override
        public void rejected(Rejected line, byte[] text, int from, int to) {
            rejected.add(line);
        }
    }

    /** A format of one number a line, behind a header. */
    private static final class Lines implements Format {

        @Override
        public FormatInfo info() {
            return new FormatInfo("lines", "test", "One number a line.", List.of());
        }

        @Override
        public boolean recognises(FormatHead head) {
            return !head.lines().isEmpty() && head.lines().getFirst().equals("%lines");
        }

        @Override
        public LineParser open(String sensor) {
            return new LineParser() {
                @Override
                public void parse(byte[] text, int from, int to, RecordSink sink) {
                    String line = new String(text, from, to - from, StandardCharsets.UTF_8);
                    if (line.startsWith("%")) {
                        sink.skipHeader();
                    } else if (line.matches("\\d{1,18}")) {
                        int row = sink.block().newRow();
                        sink.block().startMs()[row] = Long.parseLong(line);
                        sink.acceptSession();
                    } else {
                        sink.reject(RejectReason.MALFORMED, 1);
                    }
                }

                @Override
                public String header() {
                    return "%lines\n";
                }
            };
        }
    }
}
