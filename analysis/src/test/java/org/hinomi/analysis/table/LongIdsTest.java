// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LongIdsTest {

    private static final long SEED = 20261129;

    @Test
    void holdsWhatAPlainSetHolds() throws IOException {
        Random random = new Random(SEED);
        LongIds ids = new LongIds();
        Set<Long> twin = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            long id = 1 + random.nextInt(20_000) * (i % 2 == 0 ? 1L : 1L << 40); // neighbours, and alike in their low bits
            assertThat(ids.add(id)).as("seed %d, step %d", SEED, i).isEqualTo(twin.add(id));
        }
        assertThat(ids.size()).isEqualTo(twin.size());
        LongIds read = reread(ids.copy());
        for (long id = 1; id < 25_000; id++) {
            assertThat(read.contains(id)).isEqualTo(twin.contains(id));
        }
    }

    @Test
    void aCopyDoesNotChangeWithItsOrigin() {
        LongIds ids = new LongIds();
        ids.add(-7);
        LongIds copy = ids.copy();
        ids.add(8);
        assertThat(copy.contains(-7)).isTrue();
        assertThat(copy.contains(8)).isFalse();
    }

    private static LongIds reread(LongIds ids) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ids.write(new DataOutputStream(bytes));
        return LongIds.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
