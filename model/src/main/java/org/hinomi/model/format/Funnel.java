// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.format;

import java.util.EnumMap;
import java.util.Map;

/**
 * Counts of what was offered and what became of it; {@code offered = accepted + rejected} at any time. One thread only.
 */
public final class Funnel {

    private long accepted;
    private long headers;
    private long droppedConditional;
    private long droppedUnassigned;
    private final EnumMap<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);

    /** Counts records taken. */
    public void accept(long records) {
        accepted += records;
    }

    /** Counts lines that are no records: headers, comments, blank lines. They are not offered. */
    public void skipHeader() {
        headers++;
    }

    /** Counts records not taken. */
    public void reject(RejectReason reason, long records) {
        if (records > 0) {
            rejected.merge(reason, records, Long::sum);
        }
    }

    /** A record that was taken turns out to be a copy of another. */
    public void turnIntoDuplicate(long records) {
        accepted -= records;
        reject(RejectReason.DUPLICATE, records);
    }

    /** Counts values of conditional fields that were dropped because nothing may seal them yet. */
    public void dropConditional(long values) {
        droppedConditional += values;
    }

    /** Counts columns that no field rule names. */
    public void dropUnassigned(long columns) {
        droppedUnassigned += columns;
    }

    /** Adds another funnel's counts to this one. */
    public void add(Funnel other) {
        accepted += other.accepted;
        headers += other.headers;
        droppedConditional += other.droppedConditional;
        droppedUnassigned += other.droppedUnassigned;
        other.rejected.forEach((reason, count) -> rejected.merge(reason, count, Long::sum));
    }

    public long offered() {
        return accepted + rejected();
    }

    public long accepted() {
        return accepted;
    }

    public long rejected() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    public long headers() {
        return headers;
    }

    public long droppedConditional() {
        return droppedConditional;
    }

    public long droppedUnassigned() {
        return droppedUnassigned;
    }

    /** Counts by reason, in the reasons' order; only those above zero. */
    public Map<RejectReason, Long> rejectedByReason() {
        return new EnumMap<>(rejected);
    }
}
