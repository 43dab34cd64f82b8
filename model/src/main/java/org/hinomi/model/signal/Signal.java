// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.signal;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;

/**
 * A detector's claim about an inside host within one window of event time. A later signal with the same id replaces the
 * earlier one: it is the same claim with more behind it.
 *
 * @param id {@link #idOf}
 * @param detector id of the detector
 * @param host the inside host
 * @param institution whose host it is
 * @param causes what is behind it, sorted; never empty
 * @param peers the other ends, sorted, at most {@link #MAX_PEERS}
 * @param firstMs event time of the first record behind it
 * @param lastMs event time of the last
 * @param count records behind it; 0 withdraws the claim: later records speak against it
 * @param evidence what it rests on
 */
public record Signal(
        String id,
        String detector,
        IpAddress host,
        int institution,
        List<CauseKey> causes,
        List<IpAddress> peers,
        long firstMs,
        long lastMs,
        long count,
        Evidence evidence) {

    /** More peers than this add nothing to a decision. */
    public static final int MAX_PEERS = 50;

    /** By host, then first time, then id: the order of every output. */
    public static final Comparator<Signal> ORDER = Signal::compare;

    /** By hand: incidents with hundreds of signals are sorted each time they move. */
    private static int compare(Signal one, Signal other) {
        int order = one.host.compareTo(other.host);
        order = order != 0 ? order : Long.compare(one.firstMs, other.firstMs);
        return order != 0 ? order : one.id.compareTo(other.id);
    }

    public Signal {
        requireNonNull(id, "id");
        requireNonNull(detector, "detector");
        requireNonNull(host, "host");
        causes = List.copyOf(new TreeSet<>(causes));
        peers = new TreeSet<>(peers).stream().limit(MAX_PEERS).toList();
        requireNonNull(evidence, "evidence");
        if (causes.isEmpty()) {
            throw new IllegalArgumentException("a signal names its cause");
        }
    }

    /** Whether the detector takes the claim back. */
    public boolean isWithdrawn() {
        return count == 0;
    }

    /**
     * The identity of a claim: never a file offset, a time of processing or a version of the configuration.
     *
     * @param windowStartMs start of the window of event time
     * @return 16 hex digits
     */
    public static String idOf(String detector, IpAddress host, String cause, long windowStartMs) {
        long hash = StableHash.combine(StableHash.of(detector), StableHash.of(host.high(), host.low()));
        hash = StableHash.combine(hash, StableHash.of(cause));
        return String.format("%016x", StableHash.combine(hash, windowStartMs));
    }
}
