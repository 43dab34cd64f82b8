// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.rank;

/**
 * How surprising a sign is, and what that is worth: one scale for {@link AlertRanking}, which orders alerts by log odds, and for
 * triage, which adds points. The weights of both are {@link AlertRanking#WEIGHTS}.
 */
public final class Surprise {

    /** What was never seen counts as once in so many: nobody was watched for ever. */
    static final double RAREST = 300;

    /** The most nats that {@link #nats} is worth: 5.7. */
    public static final double MOST_NATS = Math.log(RAREST);

    /**
     * Triage asks a person from 20 points on; the ranking holds an alert for as likely an attack as not once its reasons outweigh
     * the 3.9 nats of its base rate, one in fifty. Both are the place where a look is worth its time: 20 / 3.9 is 5 points a nat.
     */
    public static final double POINTS_A_NAT = 5;

    private Surprise() {}

    /**
     * Minus the logarithm of how often something happens. Half a sighting is added, so that what never happened is as rare as the
     * time it was watched for can show, and no rarer.
     *
     * @param seen in how many of the cases it happened
     * @param watched in how many it could have, {@code seen} and more
     * @return nats, 0 to {@link #MOST_NATS}
     */
    public static double nats(long seen, long watched) {
        return Math.clamp(-Math.log((seen + 0.5) / (watched + 1.0)), 0, MOST_NATS);
    }
}
