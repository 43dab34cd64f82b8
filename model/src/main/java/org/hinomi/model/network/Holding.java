// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.network;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.Prefix;

/**
 * The time in which an institution held a prefix.
 *
 * @param prefix the block of addresses
 * @param fromMs first millisecond (Unix epoch) of the holding, {@link Long#MIN_VALUE} for "always"
 * @param toMs first millisecond after the holding, {@link Long#MAX_VALUE} for "still"
 */
public record Holding(Prefix prefix, long fromMs, long toMs) {

    public Holding {
        requireNonNull(prefix, "prefix");
        if (fromMs >= toMs) {
            throw new IllegalArgumentException("a holding ends after it starts: " + prefix);
        }
    }

    /** A holding without limits in time. */
    public static Holding always(Prefix prefix) {
        return new Holding(prefix, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    public boolean isValidAt(long timeMs) {
        return timeMs >= fromMs && timeMs < toMs;
    }
}
