// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import org.hinomi.analysis.detect.EventDay;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.address.IpAddress;

/** One sum for each host and day, for as long as a habit is looked for. One thread at a time. */
final class Habits {

    /** How many days back a host's own habit is looked for: two working weeks. */
    private static final int USUAL_DAYS = 14;

    /** Hosts of one bucket whose habit is known: over 256 buckets half a million, 80 MB. Later ones have none. */
    private static final int MAX_HOSTS = 1 << 11;

    private final Map<IpAddress, TreeMap<Long, Long>> byHost = new HashMap<>();

    void add(IpAddress host, long dayMs, long much) {
        merge(host, dayMs, much, Long::sum);
    }

    /** Sets a day's sum that has become known to be at least so much. */
    void raise(IpAddress host, long dayMs, long atLeast) {
        merge(host, dayMs, atLeast, Math::max);
    }

    private void merge(IpAddress host, long dayMs, long much, BinaryOperator<Long> by) {
        if (byHost.size() >= MAX_HOSTS && !byHost.containsKey(host)) {
            return;
        }
        byHost.computeIfAbsent(host, absent -> new TreeMap<>()).merge(dayMs, much, by);
    }

    /** The sums of the days before a day. */
    Collection<Long> before(IpAddress host, long dayMs) {
        TreeMap<Long, Long> ofHost = byHost.get(host);
        return ofHost == null
                ? List.of()
                : ofHost.subMap(dayMs - USUAL_DAYS * EventDay.LENGTH_MS, dayMs).values();
    }

    /** The largest of them, 0 where none. */
    long mostBefore(IpAddress host, long dayMs) {
        return before(host, dayMs).stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** Forgets what no day from {@code timeMs} on looks back to. */
    void forgetBefore(long timeMs) {
        byHost.values().removeIf(ofHost -> {
            ofHost.headMap(timeMs - USUAL_DAYS * EventDay.LENGTH_MS).clear();
            return ofHost.isEmpty();
        });
    }

    /** {@code hosts:int}, then each host with its days. */
    void write(DataOutput out) throws IOException {
        out.writeInt(byHost.size());
        for (Map.Entry<IpAddress, TreeMap<Long, Long>> entry : byHost.entrySet()) {
            StateFields.writeAddress(entry.getKey(), out);
            out.writeInt(entry.getValue().size());
            for (Map.Entry<Long, Long> ofDay : entry.getValue().entrySet()) {
                out.writeLong(ofDay.getKey());
                out.writeLong(ofDay.getValue());
            }
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            IpAddress host = StateFields.readAddress(in);
            for (int daysLeft = in.readInt(); daysLeft > 0; daysLeft--) {
                add(host, in.readLong(), in.readLong());
            }
        }
    }
}
