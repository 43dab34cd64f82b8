// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.passwordguess;

import java.util.Arrays;
import org.hinomi.analysis.detect.contact.Calls;
import org.hinomi.analysis.detect.contact.Contact;

/**
 * What the earliest sessions of one contact look like when taken as guesses.
 *
 * @param usualBytes median of one session, both ways together
 * @param alike sessions near the medians of both ways
 * @param larger sessions that are clearly larger
 * @param isLargeEarly whether one of those began before so many alike ones that nobody had guessed yet
 * @param alikeAfterLarger alike sessions that began after a clearly larger one
 * @param isFast whether the alike ones came as fast as guesses
 */
record Guesses(long usualBytes, int alike, int larger, boolean isLargeEarly, int alikeAfterLarger, boolean isFast) {

    static Guesses of(Contact contact, int many, long withinMs, int largeFactor) {
        Calls calls = contact.calls();
        int count = calls.count();
        long medianOut = median(calls, true);
        long medianIn = median(calls, false);
        long usual = medianOut + medianIn;
        int[] alikeAt = new int[count];
        int alike = 0;
        int larger = 0;
        int alikeAfter = 0;
        boolean isLargeEarly = false;
        for (int i = 0; i < count; i++) {
            if (isNear(calls.bytesOut(i), medianOut) && isNear(calls.bytesIn(i), medianIn)) {
                alikeAt[alike++] = calls.msOfDay(i);
                alikeAfter += larger > 0 ? 1 : 0;
            } else if ((long) calls.bytesOut(i) + calls.bytesIn(i) >= largeFactor * usual) {
                larger++;
                isLargeEarly |= alike < many;
            }
        }
        return new Guesses(usual, alike, larger, isLargeEarly, alikeAfter, isFast(alikeAt, alike, many, withinMs));
    }

    private static long median(Calls calls, boolean isOut) {
        long[] sizes = new long[calls.count()];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = isOut ? calls.bytesOut(i) : calls.bytesIn(i);
        }
        Arrays.sort(sizes);
        return sizes[sizes.length / 2];
    }

    /** Within 30 %: names and passwords of other lengths, and how many tries fit into one session, change no more. */
    private static boolean isNear(long bytes, long usual) {
        return Math.abs(bytes - usual) * 10 <= usual * 3;
    }

    private static boolean isFast(int[] times, int count, int many, long withinMs) {
        for (int i = many - 1; i < count; i++) {
            if (times[i] - times[i - many + 1] <= withinMs) {
                return true;
            }
        }
        return false;
    }
}
