// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.retro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IndexedDayTest {

    private static final int ADDRESSES = 20_000;

    @Test
    void addressesAscendUnsignedWithoutRepeats() throws IOException {
        List<long[]> written = write(3);

        assertThat(written).hasSize(ADDRESSES);
        for (int i = 1; i < written.size(); i++) {
            long[] before = written.get(i - 1);
            long[] at = written.get(i);
            int order = Long.compareUnsigned(before[0], at[0]);
            assertThat(order < 0 || (order == 0 && Long.compareUnsigned(before[1], at[1]) < 0))
                    .as("row %d", i)
                    .isTrue();
        }
    }

    @Test
    void eightInAHundredAreIpv6() throws IOException {
        assertThat(write(3)).filteredOn(address -> address[0] != 0).hasSize(ADDRESSES * 8 / 100);
    }

    @Test
    void ipv4StaysWithinItsWidth() throws IOException {
        assertThat(write(3))
                .filteredOn(address -> address[0] == 0)
                .allSatisfy(address -> assertThat(address[1] >>> 32).isEqualTo(0xffff));
    }

    @Test
    void whatIsNeverSeenIsOnNoDay() throws IOException {
        for (int day = 0; day < 5; day++) {
            assertThat(write(day)).noneMatch(address -> IndexedDay.isNeverSeen(address[0], address[1]));
        }
        long[] unseen = IndexedDay.drawUnseen(new SplittableRandom(1));
        assertThat(IndexedDay.isNeverSeen(unseen[0], unseen[1])).isTrue();
    }

    @Test
    void institutionsAreSortedWithoutRepeats() throws IOException {
        new IndexedDay(1, 0, ADDRESSES, 120).write((high, low, hours, institutions) -> {
            assertThat(institutions).isSorted().doesNotHaveDuplicates();
            assertThat(hours).isPositive().isLessThan(1 << 24);
        });
    }

    private static List<long[]> write(int number) throws IOException {
        List<long[]> written = new ArrayList<>();
        new IndexedDay(1, number, ADDRESSES, 120)
                .write((high, low, hours, institutions) -> written.add(new long[] {high, low}));
        return written;
    }
}
