// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.behaviour;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Exchanges whose sizes differ only by what a network adds: the same question and the same answer, seen with other overhead.
 *
 * <p>Two sizes are near where they differ by at most {@link #TOLERANCE_BYTES} or {@link #TOLERANCE_PERCENT} of the larger.
 * Both numbers come from TCP. Sensors count headers, and one bare segment more or less (an acknowledgement, a FIN, a
 * keep-alive) is 40 to 60 bytes, 60 being IPv6 without options. In a large transfer the receiver acknowledges every first or
 * every second segment: up to 52 bytes for each 2 × 1460, which is 1.8 %. What differs by more has other content.
 *
 * <p>A pure function of the sizes: classes are led by their least pair (sent, then received), so neither order nor host
 * matters, and no class is wider than the tolerance.
 */
public final class NearSizes {

    public static final long TOLERANCE_BYTES = 64;

    public static final int TOLERANCE_PERCENT = 2;

    private static final Comparator<Exchange> BY_SIZE = Comparator.comparingLong(Exchange::bytesOut)
            .thenComparingLong(Exchange::bytesIn)
            .thenComparing(Comparator.naturalOrder());

    private NearSizes() {}

    /** Whether two sizes are the same but for overhead. */
    public static boolean isNear(long one, long other) {
        long larger = Math.max(one, other);
        return Math.abs(one - other) <= Math.max(TOLERANCE_BYTES, larger * TOLERANCE_PERCENT / 100);
    }

    /** Whether both sizes of two exchanges are. */
    public static boolean isNear(Exchange one, Exchange other) {
        return isNear(one.bytesOut(), other.bytesOut()) && isNear(one.bytesIn(), other.bytesIn());
    }

    /** The classes, each with its exchanges by size, by the size of their leaders. */
    public static List<List<Exchange>> classes(Collection<Exchange> exchanges) {
        List<List<Exchange>> classes = new ArrayList<>();
        for (Exchange exchange : exchanges.stream().sorted(BY_SIZE).toList()) {
            classes.stream()
                    .filter(found -> isNear(found.getFirst(), exchange))
                    .findFirst()
                    .orElseGet(() -> {
                        List<Exchange> fresh = new ArrayList<>();
                        classes.add(fresh);
                        return fresh;
                    })
                    .add(exchange);
        }
        return classes;
    }

    /**
     * The same exchanges with the sizes of their class's leader, for {@link SizeClasses}. An exchange alone in its class keeps
     * its own.
     */
    public static List<Exchange> levelled(Collection<Exchange> exchanges) {
        List<Exchange> levelled = new ArrayList<>();
        for (List<Exchange> near : classes(exchanges)) {
            Exchange leader = near.getFirst();
            near.forEach(exchange -> levelled.add(new Exchange(
                    exchange.host(), exchange.institution(), exchange.startMs(), leader.bytesOut(), leader.bytesIn())));
        }
        return levelled;
    }
}
