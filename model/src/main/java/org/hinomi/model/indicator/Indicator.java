// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.indicator;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.Prefix;

/**
 * An address or block of addresses that somebody warned of.
 *
 * @param prefix the block; one address is a block of full length
 * @param role what it is said to do
 * @param confidence 0..100, how sure the source is; 50 where it did not say
 * @param source who said so: the list's name
 * @param fromMs valid from this millisecond on, {@link Long#MIN_VALUE} for always
 * @param toMs valid until before this millisecond, {@link Long#MAX_VALUE} for ever
 */
public record Indicator(Prefix prefix, IndicatorRole role, int confidence, String source, long fromMs, long toMs)
        implements Comparable<Indicator> {

    public static final int DEFAULT_CONFIDENCE = 50;

    public Indicator {
        requireNonNull(prefix, "prefix");
        requireNonNull(role, "role");
        requireNonNull(source, "source");
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException("confidence is 0..100, not " + confidence);
        }
    }

    public boolean isValidAt(long timeMs) {
        return timeMs >= fromMs && timeMs < toMs;
    }

    /** The most exact first; then the surest; then by role and source, so that the order never depends on a file's. */
    @Override
    public int compareTo(Indicator other) {
        int order = Integer.compare(other.prefix.length(), prefix.length());
        order = order != 0 ? order : Integer.compare(other.confidence, confidence);
        order = order != 0 ? order : role.compareTo(other.role);
        order = order != 0 ? order : source.compareTo(other.source);
        order = order != 0 ? order : prefix.compareTo(other.prefix);
        order = order != 0 ? order : Long.compare(fromMs, other.fromMs);
        return order != 0 ? order : Long.compare(toMs, other.toMs);
    }
}
