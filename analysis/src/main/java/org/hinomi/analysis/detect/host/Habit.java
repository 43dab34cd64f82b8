// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import org.hinomi.analysis.detect.EventDay;

/** One sum a day of one host, for as long as a habit is looked for. One thread at a time. */
final class Habit {

    /** How many days back a host's own habit is looked for: two working weeks. */
    private static final int USUAL_DAYS = 14;

    private static final int FIRST_DAYS = 2;

    private long[] days = new long[FIRST_DAYS];
    private long[] sums = new long[FIRST_DAYS];
    private int count;

    void add(long dayMs, long much) {
        int at = place(dayMs); // may replace the arrays
        sums[at] += much;
    }

    /** Sets a day's sum that has become known to be at least so much. */
    void raise(long dayMs, long atLeast) {
        int at = place(dayMs);
        sums[at] = Math.max(sums[at], atLeast);
    }

    private int place(long dayMs) {
        for (int i = count - 1; i >= 0; i--) { // mostly the newest
            if (days[i] == dayMs) {
                return i;
            }
        }
        if (count == days.length) {
            days = Arrays.copyOf(days, count * 2);
            sums = Arrays.copyOf(sums, count * 2);
        }
        days[count] = dayMs;
        return count++;
    }

    /** The largest sum of the 14 days before a day, 0 where none. */
    long mostBefore(long dayMs) {
        long most = 0;
        for (int i = 0; i < count; i++) {
            most = isUsualFor(i, dayMs) ? Math.max(most, sums[i]) : most;
        }
        return most;
    }

    /** Of how many of those days a sum is known. */
    int daysBefore(long dayMs) {
        int known = 0;
        for (int i = 0; i < count; i++) {
            known += isUsualFor(i, dayMs) ? 1 : 0;
        }
        return known;
    }

    private boolean isUsualFor(int i, long dayMs) {
        return days[i] < dayMs && days[i] >= dayMs - USUAL_DAYS * EventDay.LENGTH_MS;
    }

    /** Forgets what no day from {@code timeMs} on looks back to; says whether nothing is left. */
    boolean forgetBefore(long timeMs) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (days[i] >= timeMs - USUAL_DAYS * EventDay.LENGTH_MS) {
                days[kept] = days[i];
                sums[kept++] = sums[i];
            }
        }
        count = kept;
        return count == 0;
    }

    /** {@code days:int}, then day and sum of each. */
    void write(DataOutput out) throws IOException {
        out.writeInt(count);
        for (int i = 0; i < count; i++) {
            out.writeLong(days[i]);
            out.writeLong(sums[i]);
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            add(in.readLong(), in.readLong());
        }
    }
}
