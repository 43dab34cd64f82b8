// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.rank;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an institution's alerts were like until now. One thread only. */
final class OwnPast {

    private final Map<Pair, Seen> byPair = new HashMap<>();
    private final Map<String, Long> bySignature = new HashMap<>();
    private long firstHour = Long.MAX_VALUE;

    private record Pair(String signature, String host) {}

    private record Seen(long hours, long alerts) {

        Seen plus(Seen more) {
            return new Seen(hours + more.hours, alerts + more.alerts);
        }
    }

    private static final Seen NEVER = new Seen(0, 0);

    void addAll(List<AlertHour> hours) {
        for (AlertHour hour : hours) {
            firstHour = Math.min(firstHour, hour.hour());
            byPair.merge(pair(hour), new Seen(1, hour.alerts()), Seen::plus);
            bySignature.merge(hour.signature(), 1L, Long::sum);
        }
    }

    private static Pair pair(AlertHour hour) {
        return new Pair(hour.signature(), hour.host());
    }

    /** Hours watched before, at least 1. */
    long hoursBefore(long hour) {
        return Math.max(1, hour - Math.min(firstHour, hour));
    }

    long hoursOnHost(AlertHour hour) {
        return byPair.getOrDefault(pair(hour), NEVER).hours();
    }

    long hoursHere(AlertHour hour) {
        return bySignature.getOrDefault(hour.signature(), 0L);
    }

    /** Alerts of the pair in an hour in which it fires, on average; 0 where it never did. */
    double usualAlerts(AlertHour hour) {
        Seen seen = byPair.getOrDefault(pair(hour), NEVER);
        return seen.hours() == 0 ? 0 : (double) seen.alerts() / seen.hours();
    }
}
