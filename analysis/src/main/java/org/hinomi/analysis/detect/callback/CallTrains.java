// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.callback;

import java.util.Arrays;
import java.util.function.IntPredicate;
import org.hinomi.analysis.detect.contact.Calls;
import org.hinomi.analysis.detect.contact.Contact;

/**
 * The most clock-like set among the calls of one contact: all of them; those that failed; those that sent the same amount, which
 * is how one program shows among many behind a proxy. Sessions close together are one call. Sets that were tried and not used
 * are paid for with the logarithm of their number.
 *
 * @param best the weight of the times
 * @param steadyMs the longest stretch of that set in which no more than six periods in a row are missing
 * @param share of all remembered calls, those of that set
 * @param kept how many calls are remembered
 * @param keptMs the time from the first of them to the last
 */
record CallTrains(Periodicity best, long steadyMs, double share, int kept, long keptMs) {

    /** Sessions that begin within so long of the one before are one call: a program opens several at once, or tries again. */
    private static final int[] CALL_MS = {1_000, 5_000, 30_000};

    /** Amounts of one program's requests differ by a counter or a padding, not by more than this. */
    private static final double SAME_SIZE = 0.04;

    private static final int MAX_CLASSES = 2;
    private static final CallTrains NONE = new CallTrains(Periodicity.NONE, 0, 1, 0, 0);

    static CallTrains of(Calls calls) {
        CallTrains best = better(NONE, calls, i -> true, 0);
        int failed = count(calls, calls::isFailed);
        if (failed >= Periodicity.MIN_CALLS && failed < calls.count()) {
            best = better(best, calls, calls::isFailed, Math.log(2));
        }
        for (int[] range : sizeClasses(calls)) {
            IntPredicate isSame =
                    i -> !calls.isFailed(i) && calls.bytesOut(i) >= range[0] && calls.bytesOut(i) <= range[1];
            best = better(best, calls, isSame, Math.log(2 + MAX_CLASSES));
        }
        return best;
    }

    private static CallTrains better(CallTrains best, Calls calls, IntPredicate isIn, double cost) {
        CallTrains found = best;
        for (int callMs : CALL_MS) {
            long[] times = new long[calls.count()];
            int count = 0;
            int members = 0;
            long lastMs = Long.MIN_VALUE / 2;
            for (int i = 0; i < times.length; i++) {
                if (isIn.test(i)) {
                    if (calls.msOfDay(i) - lastMs > callMs) {
                        times[count++] = calls.msOfDay(i);
                    }
                    lastMs = calls.msOfDay(i);
                    members++;
                }
            }
            Periodicity weighed = Periodicity.of(times, count);
            double nats = weighed.nats() - cost - Math.log(CALL_MS.length);
            if (nats > found.best.nats()) {
                found = new CallTrains(
                        new Periodicity(nats, weighed.periodMs()),
                        steadyMs(times, count, weighed.periodMs()),
                        (double) members / times.length,
                        times.length,
                        (long) calls.msOfDay(times.length - 1) - calls.msOfDay(0));
            }
        }
        return found;
    }

    /** The longest stretch without a longer pause; later calls than are remembered count where they went on at half the rate. */
    long steadyMs(Contact contact) {
        long later = (long) contact.attempts() - kept;
        long laterMs = contact.lastMs() - contact.firstMs() - keptMs;
        boolean goesOn = kept > 0 && later > 0 && laterMs * kept <= 2 * keptMs * later;
        return goesOn ? steadyMs + laterMs : steadyMs;
    }

    private static long steadyMs(long[] times, int count, double periodMs) {
        long longestMs = 0;
        int from = 0;
        for (int i = 1; i < count; i++) {
            if (times[i] - times[i - 1] > (Periodicity.MAX_FOLDS + 0.5) * periodMs) {
                from = i;
            }
            longestMs = Math.max(longestMs, times[i] - times[from]);
        }
        return longestMs;
    }

    /** The ranges of sent bytes, each some percent wide, that most calls fall into; none that holds all or too few. */
    private static int[][] sizeClasses(Calls calls) {
        int[] sizes = new int[calls.count()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = calls.isFailed(i) ? 0 : calls.bytesOut(i);
        }
        Arrays.sort(sizes);
        int[][] classes = new int[MAX_CLASSES][];
        int[] members = new int[MAX_CLASSES];
        int found = 0;
        for (int from = 0; from < sizes.length; ) {
            int to = from;
            while (to < sizes.length && sizes[to] <= sizes[from] * (1 + SAME_SIZE)) {
                to++;
            }
            boolean isClass = sizes[from] > 0 && to - from >= Periodicity.MIN_CALLS && to - from < sizes.length;
            if (isClass) {
                int place = found < MAX_CLASSES ? found++ : members[0] <= members[1] ? 0 : 1;
                if (to - from > members[place]) {
                    classes[place] = new int[] {sizes[from], sizes[to - 1]};
                    members[place] = to - from;
                }
            }
            from = to;
        }
        return Arrays.copyOf(classes, found);
    }

    private static int count(Calls calls, IntPredicate isIn) {
        int count = 0;
        for (int i = 0; i < calls.count(); i++) {
            count += isIn.test(i) ? 1 : 0;
        }
        return count;
    }
}
