// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.live;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Which records of a schedule are probes: so many a second in every phase, evenly. Immutable. */
final class Probes {

    private final long[] records;

    Probes(Schedule schedule, int perSec) {
        LongStream.Builder found = LongStream.builder();
        long before = 0;
        for (Schedule.Phase phase : schedule.phases()) {
            long every = Math.max(1, phase.perSec() / perSec);
            for (long record = every / 2; record < phase.records(); record += every) {
                found.add(before + record);
            }
            before += phase.records();
        }
        records = found.build().toArray();
    }

    int count() {
        return records.length;
    }

    boolean isProbe(long record) {
        return Arrays.binarySearch(records, record) >= 0;
    }

    int numberOf(long record) {
        return Arrays.binarySearch(records, record);
    }

    long recordOf(int number) {
        return records[number];
    }
}
