// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score.aitads;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.analysis.format.Compression;
import org.hinomi.analysis.rank.AlertHour;

/**
 * One organisation's alerts by signature, host and hour.
 *
 * @param name its name
 * @param firstSec its first alert, Unix seconds
 * @param items by hour; the truth of each
 */
record Organisation(String name, long firstSec, Map<AlertHour, Item> items) {

    private static final String NO_STEP = "-";
    private static final long DAY_SEC = 86_400;
    private static final long HOUR_SEC = 3600;

    /**
     * What is known of an item beside the alert hour.
     *
     * @param firstSec its first alert
     * @param steps the attack steps that caused alerts of it, empty for none
     */
    record Item(long firstSec, Set<String> steps) {

        boolean isAttack() {
            return !steps.isEmpty();
        }
    }

    private record Key(String signature, String host, long hour) {}

    private static final class Count {

        private long alerts;
        private long firstSec = Long.MAX_VALUE;
        private final Set<String> steps = new TreeSet<>();
    }

    /** Reads {@code time,name,ip,host,short,time_label,event_label}; a name may hold commas, what follows it does not. */
    static Organisation read(Path file) throws IOException {
        Map<Key, Count> counts = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Compression.open(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                count(line, counts);
            }
        }
        Map<AlertHour, Item> items = new HashMap<>();
        long first = Long.MAX_VALUE;
        for (Map.Entry<Key, Count> each : counts.entrySet()) {
            Key key = each.getKey();
            Count count = each.getValue();
            first = Math.min(first, count.firstSec);
            items.put(
                    new AlertHour(key.signature(), key.host(), key.hour(), count.alerts),
                    new Item(count.firstSec, Set.copyOf(count.steps)));
        }
        String name = String.valueOf(file.getFileName());
        return new Organisation(name.substring(0, name.indexOf('_')), first, items);
    }

    private static void count(String line, Map<Key, Count> counts) {
        int step = line.lastIndexOf(',');
        int label = line.lastIndexOf(',', step - 1);
        int signature = line.lastIndexOf(',', label - 1);
        int host = line.lastIndexOf(',', signature - 1);
        long timeSec = (long) Double.parseDouble(line.substring(0, line.indexOf(',')));
        Key key = new Key(
                line.substring(signature + 1, label),
                line.substring(host + 1, signature),
                Math.floorDiv(timeSec, HOUR_SEC));
        Count count = counts.computeIfAbsent(key, fresh -> new Count());
        count.alerts++;
        count.firstSec = Math.min(count.firstSec, timeSec);
        String cause = line.substring(step + 1).strip();
        if (!cause.equals(NO_STEP)) {
            count.steps.add(cause);
        }
    }

    /** The day that an item falls into, counted from the first alert; 0 is the warm-up. */
    long day(AlertHour hour) {
        Item item = items.getOrDefault(hour, new Item(firstSec, Set.of()));
        return Math.floorDiv(item.firstSec() - firstSec, DAY_SEC);
    }

    Item item(AlertHour hour) {
        return items.getOrDefault(hour, new Item(firstSec, Set.of()));
    }

    /** From the first hour to the last, both with. */
    long hours() {
        long first = items.keySet().stream().mapToLong(AlertHour::hour).min().orElse(0);
        long last = items.keySet().stream().mapToLong(AlertHour::hour).max().orElse(0);
        return last - first + 1;
    }
}
