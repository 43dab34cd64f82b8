// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.callback;

import java.util.Arrays;

/**
 * How much better a clock explains the times of some calls than chance does, as a log-likelihood ratio in nats.
 *
 * <p>The clock: each gap is some whole number k ≥ 1 of periods T, because calls are missed or not seen; k is geometric; around
 * k T the gap is normal with a standard deviation of σ T √k, because a program that sleeps T ± jitter adds up its jitter; one gap
 * in ten may be anything. Chance: gaps are exponential (a steady rate without memory) or log-normal with σ ≥ 0.8 (people: bursts
 * and pauses), whichever explains them better. T, σ and the share of missed calls are estimated from the gaps themselves, which
 * costs the clock half a nat a parameter and ln(gaps) (Schwarz, <em>Estimating the dimension of a model</em>, 1978) and the
 * logarithm of the number of periods tried.
 *
 * @param nats the ratio's logarithm; above 0 speaks for a clock
 * @param periodMs the period T, in milliseconds
 */
record Periodicity(double nats, double periodMs) {

    /** Of fewer calls nobody can tell a clock. */
    static final int MIN_CALLS = 5;

    /** A longer run adds certainty that nobody needs. */
    static final int MAX_CALLS = 64;

    static final Periodicity NONE = new Periodicity(Double.NEGATIVE_INFINITY, 0);

    /** So many periods in a row are taken for missed calls; beyond that nothing is folded. */
    static final int MAX_FOLDS = 6;

    private static final double OUTLIERS = 0.1;

    /** People's gaps spread over more than a factor of two each way: log-normals fitted to browsing have σ of 1 and more. */
    private static final double MIN_LOG_SPREAD = 0.8;

    private static final double MIN_JITTER = 0.02;
    private static final double MAX_JITTER = 0.35;

    /** Clocks of computers and the way through the network are good to half a second. */
    private static final double LEAST_SPREAD_MS = 500;

    private static final double[] QUANTILES = {0.2, 0.35, 0.5, 0.65};
    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double MAD_TO_SIGMA = 1.4826;

    /** Weighs the first {@code count} times, which must rise. */
    static Periodicity of(long[] timesMs, int count) {
        int calls = Math.min(count, MAX_CALLS);
        if (calls < MIN_CALLS) {
            return NONE;
        }
        double[] gaps = new double[calls - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Math.max(1, timesMs[i + 1] - timesMs[i]);
        }
        double chance = chance(gaps);
        double[] sorted = gaps.clone();
        Arrays.sort(sorted);
        Periodicity best = NONE;
        for (double quantile : QUANTILES) {
            double period = refine(gaps, sorted[(int) (quantile * (sorted.length - 1))]);
            double cost = Math.log(gaps.length) + Math.log(QUANTILES.length);
            double nats = clock(gaps, period) - chance - cost;
            if (nats > best.nats) {
                best = new Periodicity(nats, period);
            }
        }
        return best;
    }

    private static double chance(double[] gaps) {
        double sum = 0;
        double logSum = 0;
        for (double gap : gaps) {
            sum += gap;
            logSum += Math.log(gap);
        }
        double mean = sum / gaps.length;
        double logMean = logSum / gaps.length;
        double squares = 0;
        for (double gap : gaps) {
            squares += (Math.log(gap) - logMean) * (Math.log(gap) - logMean);
        }
        double spread = Math.max(MIN_LOG_SPREAD, Math.sqrt(squares / gaps.length));
        double exponential = -gaps.length * (Math.log(mean) + 1);
        double logNormal =
                -logSum - gaps.length * (Math.log(spread) + LOG_ROOT_TWO_PI) - squares / (2 * spread * spread);
        return Math.max(exponential, logNormal);
    }

    /** The mean length of a period when the gaps are folded by a first guess. */
    private static double refine(double[] gaps, double guess) {
        double sum = 0;
        double folds = 0;
        for (double gap : gaps) {
            long fold = fold(gap, guess);
            if (Math.abs(gap - fold * guess) < MAX_JITTER * guess * Math.sqrt((double) fold)) {
                sum += gap;
                folds += fold;
            }
        }
        return folds == 0 ? guess : sum / folds;
    }

    private static long fold(double gap, double period) {
        return Math.clamp(Math.round(gap / period), 1, MAX_FOLDS);
    }

    private static double clock(double[] gaps, double period) {
        double[] residuals = new double[gaps.length];
        double mean = 0;
        int missed = 0;
        for (int i = 0; i < gaps.length; i++) {
            long fold = fold(gaps[i], period);
            residuals[i] = Math.abs(gaps[i] - fold * period) / (period * Math.sqrt((double) fold));
            missed += fold > 1 ? 1 : 0;
            mean += gaps[i] / gaps.length;
        }
        Arrays.sort(residuals);
        double jitter = Math.clamp(MAD_TO_SIGMA * residuals[residuals.length / 2], MIN_JITTER, MAX_JITTER);
        double missing = Math.clamp((double) missed / gaps.length, 0.02, 0.5);
        double sum = 0;
        for (double gap : gaps) {
            double any = OUTLIERS * Math.exp(-gap / mean) / mean;
            sum += Math.log((1 - OUTLIERS) * density(gap, period, jitter, missing) + any);
        }
        return sum;
    }

    private static double density(double gap, double period, double jitter, double missing) {
        long nearest = fold(gap, period);
        double density = 0;
        for (long fold = Math.max(1, nearest - 1); fold <= Math.min(MAX_FOLDS, nearest + 1); fold++) {
            double sigma = Math.hypot(jitter * period * Math.sqrt((double) fold), LEAST_SPREAD_MS);
            double away = (gap - fold * period) / sigma;
            double weight = (1 - missing) * Math.pow(missing, fold - 1.0);
            density += weight * Math.exp(-away * away / 2 - LOG_ROOT_TWO_PI) / sigma;
        }
        return density;
    }
}
