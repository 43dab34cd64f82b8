// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.rivals;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * RITA's beacon score, from its published formulas: RITA v5 (github.com/activecm/rita, {@code analysis/beacons.go} at
 * 0b6db7afdaf3) with the weights and bounds of its default configuration ({@code config/config.go}). Written anew from the
 * formulas; no code of it is here.
 *
 * <p>The score is the mean of four parts, each 0..1: how symmetric and narrow the gaps between connections are; the same of
 * the bytes; how flat, or two-valued, the histogram of connections over 24 equal parts of the data's span is; and how long
 * the connections go on. Its users look at pairs from 0.5 upwards.
 */
public final class RitaBeacon {

    private static final int LEAST_CONNECTIONS = 4;
    private static final int BARS = 24;
    private static final int LEAST_BARS_FOR_DURATION = 6;
    private static final int IDEAL_RUN = 12;
    private static final int LEAST_BARS_FOR_MODES = 11;
    private static final int OUTLIER_BARS = 1;
    private static final double MODE_SENSITIVITY = 0.05;
    /** A spread of quartiles below this counts as symmetric. */
    private static final double LEAST_QUARTILE_SPREAD = 10;

    private RitaBeacon() {}

    /**
     * Scores one pair.
     *
     * @param timesSec when its connections began, Unix seconds, any order
     * @param bytes of each connection, both directions together
     * @param fromSec first connection of the whole data
     * @param toSec last connection of the whole data
     * @return 0..1; 0 where RITA gives no score: fewer than four connections, or fewer than three gaps
     */
    public static double score(long[] timesSec, long[] bytes, long fromSec, long toSec) {
        long[] times = timesSec.clone();
        Arrays.sort(times);
        double[] gaps = gaps(times);
        if (times.length < LEAST_CONNECTIONS || gaps.length < LEAST_CONNECTIONS - 1 || toSec <= fromSec) {
            return 0;
        }
        double[] sizes = Arrays.stream(bytes).asDoubleStream().sorted().toArray();
        int[] bars = histogram(times, fromSec, toSec);
        double regular = regularity(gaps, 1);
        double even = regularity(sizes, 0);
        double flat = Math.max(flatness(bars), twoModes(bars));
        double lasting = duration(bars, times, fromSec, toSec);
        return round((regular + even + flat + lasting) / 4);
    }

    /** Gaps that are not zero, sorted. */
    private static double[] gaps(long[] sorted) {
        double[] gaps = new double[Math.max(0, sorted.length - 1)];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = sorted[i + 1] - sorted[i];
        }
        return Arrays.stream(gaps).filter(gap -> gap > 0).sorted().toArray();
    }

    /** Mean of 1 − |Bowley's skewness| and (median − MAD) / median. */
    private static double regularity(double[] sorted, double scoreOfZeroMedian) {
        int half = sorted.length / 2;
        double low = median(sorted, 0, half);
        double middle = median(sorted, 0, sorted.length);
        double high = median(sorted, sorted.length - half, sorted.length);
        double skew = 0;
        if (high - low >= LEAST_QUARTILE_SPREAD && middle != low && middle != high) {
            skew = (low + high - 2 * middle) / (high - low);
        }
        double[] deviations = Arrays.stream(sorted)
                .map(value -> Math.abs(value - middle))
                .sorted()
                .toArray();
        double mad = median(deviations, 0, deviations.length);
        double narrow = middle >= 1 ? Math.max(0, (middle - mad) / middle) : scoreOfZeroMedian;
        return round((1 - Math.abs(skew) + narrow) / 2);
    }

    private static double median(double[] sorted, int from, int to) {
        int length = to - from;
        int middle = from + length / 2;
        return length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static int[] histogram(long[] times, long fromSec, long toSec) {
        int[] bars = new int[BARS];
        double step = (double) (toSec - fromSec) / BARS;
        for (long time : times) {
            int bar = (int) ((time - fromSec) / step);
            bars[Math.clamp(bar, 0, BARS - 1)]++;
        }
        return bars;
    }

    /** 1 − coefficient of variation of all bars. */
    private static double flatness(int[] bars) {
        double mean = Arrays.stream(bars).average().orElseThrow();
        double variance = Arrays.stream(bars)
                .mapToDouble(bar -> (bar - mean) * (bar - mean))
                .average()
                .orElseThrow();
        return round(Math.max(0, 1 - Math.sqrt(variance) / mean));
    }

    /** Share of the bars that are of the two commonest heights; heights within 5 % of the highest bar are one. */
    private static double twoModes(int[] bars) {
        long used = usedBars(bars);
        if (used < LEAST_BARS_FOR_MODES) {
            return 0;
        }
        double width = Math.ceil(Arrays.stream(bars).max().orElseThrow() * MODE_SENSITIVITY);
        Map<Long, Integer> heights = new HashMap<>();
        for (int bar : bars) {
            if (bar > 0) {
                heights.merge((long) Math.floor(bar / width), 1, Integer::sum);
            }
        }
        int[] counts =
                heights.values().stream().mapToInt(Integer::intValue).sorted().toArray();
        int two = counts[counts.length - 1] + (counts.length > 1 ? counts[counts.length - 2] : 0);
        return Math.min(1, round((double) two / Math.max(1, used - OUTLIER_BARS)));
    }

    /** The greater of: share of the data's span that the pair covers; longest run of used bars against twelve. */
    private static double duration(int[] bars, long[] times, long fromSec, long toSec) {
        if (usedBars(bars) < LEAST_BARS_FOR_DURATION) {
            return 0;
        }
        double covered = (double) (times[times.length - 1] - times[0]) / (toSec - fromSec);
        double run = (double) longestRun(bars) / IDEAL_RUN;
        return Math.min(1, Math.ceil(Math.max(covered, run) * 1000) / 1000);
    }

    /** The longest run of used bars, from the end on to the start. */
    private static int longestRun(int[] bars) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < 2 * bars.length; i++) {
            run = bars[i % bars.length] > 0 ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return Math.min(longest, bars.length);
    }

    private static long usedBars(int[] bars) {
        return Arrays.stream(bars).filter(bar -> bar > 0).count();
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
