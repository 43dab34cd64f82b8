// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The one source of chance of a simulation: the same seed gives the same play. One thread only. */
public final class Chance {

    private final RandomGenerator generator;

    private Chance(RandomGenerator generator) {
        this.generator = generator;
    }

    public static Chance ofSeed(long seed) {
        return new Chance(RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }

    /** Uniform in 0 (with) to 1 (without). */
    public double uniform() {
        return generator.nextDouble();
    }

    public boolean happens(double probability) {
        return generator.nextDouble() < probability;
    }

    /** Uniform in 0 (with) to {@code bound} (without). */
    public int below(int bound) {
        return generator.nextInt(bound);
    }

    /** Uniform in {@code from} to {@code to}, both with. */
    public long between(long from, long to) {
        return generator.nextLong(from, to + 1);
    }

    public <T> T pick(List<T> list) {
        return list.get(generator.nextInt(list.size()));
    }

    /** Log-normal with this median; {@code sigma} is the deviation of the logarithm. */
    public long logNormal(double median, double sigma) {
        return Math.round(median * Math.exp(sigma * generator.nextGaussian()));
    }

    /** A span that varies by up to {@code share} of itself to both sides. */
    public long jitter(long span, double share) {
        return Math.round(span * (1 + share * (2 * generator.nextDouble() - 1)));
    }

    /** A number for a record's identity. */
    public long identity() {
        return generator.nextLong();
    }

    /** A port that a client's system would choose (RFC 6335, 6: the dynamic ones, and what Linux takes below them). */
    public int clientPort() {
        return 32768 + generator.nextInt(65536 - 32768);
    }
}
