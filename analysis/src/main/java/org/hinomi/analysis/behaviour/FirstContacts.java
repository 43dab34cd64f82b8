// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.behaviour;

/**
 * The sequential hypothesis test of Jung, Paxson, Berger and Balakrishnan (<em>Fast Portscan Detection Using Sequential
 * Hypothesis Testing</em>, IEEE S&amp;P 2004) on the first contacts of one source: with a first contact succeeding with
 * probability θ0 = 0.8 for an ordinary source and θ1 = 0.2 for one that scans, a failure multiplies the likelihood ratio by
 * (1 − θ1)/(1 − θ0) = 4, a success by θ1/θ0 = 1/4. The ratio is 4 to the power of failures minus successes: a sum, which no order
 * of records changes and which may be made over a day, so that slow scans are found as well as fast ones.
 */
public final class FirstContacts {

    /**
     * First contacts failed minus answered from which a source scans. Wald's bound for a false alarm rate α = 1e-4 at a power of
     * β = 0.9999 is β/α = 9,999, and 4⁷ = 16,384 is the first power of four beyond it: seven contacts where all fail, and two
     * more for each that is answered.
     */
    public static final int DECIDING = 7;

    private FirstContacts() {}

    /**
     * Whether a source scans.
     *
     * @param targets addresses that it tried
     * @param answered those of them that answered
     */
    public static boolean isScan(long targets, long answered) {
        return targets - 2 * answered >= DECIDING;
    }
}
