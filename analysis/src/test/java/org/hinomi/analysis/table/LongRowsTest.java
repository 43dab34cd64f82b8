// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class LongRowsTest {

    private static final int MAX_ROWS = 200;

    private final LongRows rows = new LongRows(4, 2, MAX_ROWS);

    /** Keys are few, so that they come back; some differ in one word only. */
    @Test
    void holdsWhatAMapWouldUnderRandomWork() {
        Random random = new Random(5);
        Map<List<Long>, Long> twin = new HashMap<>();
        for (int step = 0; step < 50_000; step++) {
            List<Long> key = List.of((long) random.nextInt(20), (long) random.nextInt(20));
            int at = rows.place(words(key));
            if (at == LongRows.NONE) {
                assertThat(twin).hasSize(MAX_ROWS).doesNotContainKey(key);
                keepOdd(random.nextInt(3), twin);
            } else {
                rows.words()[at + 3]++;
                twin.merge(key, 1L, Long::sum);
            }
            List<Long> other = List.of((long) random.nextInt(20), (long) random.nextInt(20));
            assertThat(value(rows, other)).isEqualTo(twin.getOrDefault(other, 0L));
        }
        assertThat(held(rows)).isEqualTo(twin);
    }

    private void keepOdd(int remainder, Map<List<Long>, Long> twin) {
        rows.retain(at -> rows.words()[at + 3] % 3 != remainder);
        twin.values().removeIf(count -> count % 3 == remainder);
        assertThat(held(rows)).isEqualTo(twin);
    }

    @Test
    void aNewRowIsEmptyAlsoWhereOneWasTakenOut() {
        for (long i = 0; i < MAX_ROWS; i++) {
            put(i, i, 7);
        }
        rows.retain(at -> rows.words()[at + 1] < 150);

        for (long i = 1000; i < 1050; i++) {
            int at = rows.place(new long[] {i, 0});
            assertThat(rows.words()[at + 3]).isZero();
        }
    }

    @Test
    void makesRoomByTheMildestRuleThatSuffices() {
        fill();
        rows.makeRoom(List.of(at -> rows.words()[at + 1] >= 50, at -> false));
        assertThat(rows.size()).isEqualTo(150);
        rows.makeRoom(List.of(at -> false));
        assertThat(rows.size()).isEqualTo(150);
    }

    @Test
    void makesRoomAlsoWhereEveryRuleKeepsAll() {
        fill();
        List<Long> gone = new ArrayList<>();
        rows.makeRoom(List.of(at -> true), at -> gone.add(rows.words()[at + 1]));

        assertThat(rows.size()).isLessThanOrEqualTo(MAX_ROWS - MAX_ROWS / 8).isPositive();
        assertThat(gone).hasSize(MAX_ROWS - rows.size()).doesNotHaveDuplicates();
    }

    @Test
    void readsWhatItWrote() throws IOException {
        fill();
        LongRows read = new LongRows(4, 2, MAX_ROWS);
        read.read(new DataInputStream(new ByteArrayInputStream(written(rows))));

        assertThat(held(read)).isEqualTo(held(rows));
        assertThat(value(read, List.of(17L, 3L))).isEqualTo(117);
    }

    @Test
    void passesOverRowsOfAnotherWidthAndReadsOnBehindThem() throws IOException {
        fill();
        LongRows wider = new LongRows(5, 2, MAX_ROWS);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(written(rows)));
        wider.read(in);

        assertThat(wider.size()).isZero();
        assertThat(in.available()).isZero();
        assertThat(wider.place(new long[] {1, 2})).isZero();
    }

    @Test
    void aCopyGoesItsOwnWay() {
        fill();
        LongRows copy = new LongRows(4, 2, MAX_ROWS);
        copy.copyFrom(rows);
        copy.words()[copy.find(new long[] {17, 3}) + 3] = 5;
        copy.retain(at -> copy.words()[at + 1] < 100);
        copy.place(new long[] {-1, -1});

        assertThat(rows.size()).isEqualTo(MAX_ROWS);
        assertThat(value(rows, List.of(17L, 3L))).isEqualTo(117);
        assertThat(rows.find(new long[] {-1, -1})).isEqualTo(LongRows.NONE);
    }

    private void fill() {
        for (long i = 0; i < MAX_ROWS; i++) {
            put(i, 3, 100 + i);
        }
    }

    private void put(long first, long second, long value) {
        int at = rows.place(new long[] {first, second}); // before words(): the array may be another now
        rows.words()[at + 3] = value;
    }

    private static byte[] written(LongRows rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        rows.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static long value(LongRows rows, List<Long> key) {
        int at = rows.find(words(key));
        return at == LongRows.NONE ? 0 : rows.words()[at + 3];
    }

    private static Map<List<Long>, Long> held(LongRows rows) {
        Map<List<Long>, Long> held = new HashMap<>();
        for (int at = rows.next(0); at != LongRows.NONE; at = rows.next(rows.after(at))) {
            held.put(List.of(rows.words()[at + 1], rows.words()[at + 2]), rows.words()[at + 3]);
        }
        assertThat(held).hasSize(rows.size());
        return held;
    }

    private static long[] words(List<Long> key) {
        return new long[] {key.get(0), key.get(1)};
    }
}
