// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.hinomi.archive.RandomSessions;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.session.SessionBlock;
import org.junit.jupiter.api.Test;

class BlockCodecTest {

    private static final long SEED = 20_260_401;

    @Test
    void everyColumnComesBackExactly() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            SessionBlock block = new RandomSessions(SEED + round).block("border-1", random.nextInt(300), 3);
            if (round % 2 == 1) {
                scramble(block, random);
            }
            assertSame(read(bytes(block)), block, "seed " + SEED + ", round " + round);
        }
    }

    @Test
    void extremesComeBackExactly() throws IOException {
        SessionBlock block = new RandomSessions(SEED).block("観測点", 2, 1);
        long[][] columns = {block.startMs(), block.srcHigh(), block.srcLow(), block.bytesOut(), block.recordId()};
        for (long[] column : columns) {
            column[0] = Long.MIN_VALUE;
            column[1] = Long.MAX_VALUE;
        }
        block.asNumber()[0] = Integer.MIN_VALUE;
        block.asNumber()[1] = Integer.MAX_VALUE;
        assertSame(read(bytes(block)), block, "extremes");
    }

    @Test
    void aRowTakesLessThan120BytesEvenAtWorst() throws IOException {
        SessionBlock block = new RandomSessions(SEED).block("border-1", 4096, 24);
        scramble(block, new Random(SEED));
        assertThat(bytes(block).length).isLessThan(4096 * 120);
    }

    @Test
    void recordIdsCanBeLeftOut() throws IOException {
        SessionBlock block = new RandomSessions(SEED).block("border-1", 100, 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BlockCodec.writeWithoutRecordIds(block, new DataOutputStream(bytes));
        SessionBlock back = read(bytes.toByteArray());
        for (int row = 0; row < 100; row++) {
            assertThat(back.recordId()[row]).isZero();
            block.recordId()[row] = 0;
        }
        assertSame(back, block, "without ids");
    }

    @Test
    void aNewerLayoutIsRefusedByName() throws IOException {
        byte[] bytes = bytes(new RandomSessions(SEED).block("border-1", 3, 1));
        bytes[0] = 9;
        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining("layout version 9");
    }

    private static void scramble(SessionBlock block, Random random) {
        for (int row = 0; row < block.size(); row++) {
            block.srcHigh()[row] = random.nextLong();
            block.srcLow()[row] = random.nextLong();
            block.dstHigh()[row] = random.nextLong();
            block.dstLow()[row] = random.nextLong();
            block.bytesIn()[row] = random.nextLong();
            block.startMs()[row] = random.nextLong();
            block.attribute(row, random.nextInt(), random.nextInt(), (char) random.nextInt(), random.nextInt());
        }
    }

    private static void assertSame(SessionBlock actual, SessionBlock expected, String what) {
        assertThat(actual.sensor()).as(what).isEqualTo(expected.sensor());
        assertThat(actual.size()).as(what).isEqualTo(expected.size());
        for (int row = 0; row < expected.size(); row++) {
            assertThat(actual.session(row)).as(what + ", row " + row).isEqualTo(expected.session(row));
        }
    }

    private static byte[] bytes(SessionBlock block) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BlockCodec.write(block, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static SessionBlock read(byte[] bytes) throws IOException {
        return BlockCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
