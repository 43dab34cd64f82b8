// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Signal;

/**
 * Which signals belong to one incident: those of one host that share a cause, directly or by way of others. Withdrawn
 * signals belong to none. The result depends on the signals alone, not on their order.
 */
public final class SignalGrouping {

    private SignalGrouping() {}

    /** The groups, each by {@link Signal#ORDER}, by the order of their first signals. */
    public static List<List<Signal>> group(Collection<Signal> signals) {
        List<Signal> sorted = signals.stream()
                .filter(signal -> !signal.isWithdrawn())
                .sorted(Signal.ORDER)
                .toList();
        int[] leader = new int[sorted.size()];
        Map<OwnCause, Integer> firstWith = new HashMap<>();
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
            Signal signal = sorted.get(i);
            if (i > 0 && !signal.host().equals(sorted.get(i - 1).host())) {
                firstWith.clear(); // signals stand by host
            }
            for (CauseKey cause : signal.causes()) {
                Integer other = firstWith.putIfAbsent(new OwnCause(signal.institution(), cause), i);
                if (other != null) {
                    join(leader, i, other);
                }
            }
        }
        return collect(sorted, leader);
    }

    /** The least index leads, so that leaders do not depend on the order of joining. */
    private static void join(int[] leader, int one, int other) {
        int first = find(leader, one);
        int second = find(leader, other);
        leader[Math.max(first, second)] = Math.min(first, second);
    }

    private static int find(int[] leader, int start) {
        int at = start;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    /** A group's leader is its first signal, so groups are met in the order of their first signals. */
    private static List<List<Signal>> collect(List<Signal> sorted, int[] leader) {
        Map<Integer, List<Signal>> groups = new LinkedHashMap<>();
        for (int i = 0; i < leader.length; i++) {
            groups.computeIfAbsent(find(leader, i), fresh -> new ArrayList<>()).add(sorted.get(i));
        }
        return groups.values().stream().map(List::copyOf).toList();
    }

    private record OwnCause(int institution, CauseKey cause) {}
}
