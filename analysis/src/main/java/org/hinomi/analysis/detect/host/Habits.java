// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.address.IpAddress;

/** The habits of the inside hosts of one bucket. One thread at a time. */
final class Habits {

    /** Hosts of one bucket whose habit is known: over 256 buckets half a million, 80 MB. Later ones have none. */
    private static final int MAX_HOSTS = 1 << 11;

    /** Nobody adds to this one. */
    private static final Habit UNKNOWN = new Habit();

    private final Map<IpAddress, Habit> byHost = new HashMap<>();

    /** A host's habit, to add to; where there is no room for another host, one that nobody remembers. */
    Habit of(IpAddress host) {
        if (byHost.size() >= MAX_HOSTS) {
            Habit known = byHost.get(host);
            return known == null ? new Habit() : known;
        }
        return byHost.computeIfAbsent(host, absent -> new Habit());
    }

    /** A host's habit, to look at. */
    Habit find(IpAddress host) {
        Habit known = byHost.get(host);
        return known == null ? UNKNOWN : known;
    }

    /** Forgets what no day from {@code timeMs} on looks back to. */
    void forgetBefore(long timeMs) {
        byHost.values().removeIf(habit -> habit.forgetBefore(timeMs));
    }

    /** {@code hosts:int}, then each host with its days. */
    void write(DataOutput out) throws IOException {
        out.writeInt(byHost.size());
        for (Map.Entry<IpAddress, Habit> entry : byHost.entrySet()) {
            StateFields.writeAddress(entry.getKey(), out);
            entry.getValue().write(out);
        }
    }

    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            Habit habit = new Habit();
            byHost.put(StateFields.readAddress(in), habit);
            habit.read(in);
        }
    }
}
