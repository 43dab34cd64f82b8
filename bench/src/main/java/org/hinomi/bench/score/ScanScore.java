// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hinomi.analysis.behaviour.FirstContacts;
import org.hinomi.bench.harness.Goal;
import org.hinomi.bench.simulate.scored.Staged;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.Direction;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;

/**
 * After how many first contacts it is decided that a source outside scans, and how often that is said of one that does not. A
 * source's day is told contact by contact in the order of time, as a running system sees it.
 */
final class ScanScore {

    private static final String FAMILY = "outside-scan";
    /** One target alone: found by its ports, not by first contacts. */
    private static final String ONE_TARGET = "vertical";

    private static final int ASKED_CONTACTS = 8;
    private static final long DAY_MS = 86_400_000;

    /** First contacts until the decision by class, {@link #UNDECIDED} where there was none. */
    private final Map<String, List<Integer>> decidedAfter = new TreeMap<>();

    private static final int UNDECIDED = Integer.MAX_VALUE;
    private long ordinarySourceDays;
    private long falseSourceDays;

    /** One source's day so far. */
    private static final class SourceDay {

        private final LongOpenHashSet targets = new LongOpenHashSet();
        private final LongOpenHashSet answered = new LongOpenHashSet();
        private int decidedAfter = UNDECIDED;

        void add(long target, boolean isAnswered) {
            boolean isFirst = targets.add(target);
            if (isAnswered) {
                answered.add(target);
            }
            if (isFirst && decidedAfter == UNDECIDED && FirstContacts.isScan(targets.size(), answered.size())) {
                decidedAfter = targets.size();
            }
        }
    }

    private record Contact(long startMs, IpAddress source, long target, boolean isAnswered) {}

    /** Adds the days of a world from {@code fromMs} on. */
    void add(LogSet logs, List<Staged> staged, long fromMs) {
        Map<IpAddress, Map<Long, SourceDay>> bySource = new HashMap<>();
        for (Contact contact : contacts(logs, fromMs)) {
            bySource.computeIfAbsent(contact.source(), fresh -> new TreeMap<>())
                    .computeIfAbsent((contact.startMs() - fromMs) / DAY_MS, fresh -> new SourceDay())
                    .add(contact.target(), contact.isAnswered());
        }
        for (Staged scan : staged) {
            if (scan.family().equals(FAMILY) && scan.standing() == Standing.ATTACK && scan.endMs() >= fromMs) {
                int after = scan.peers().stream()
                        .flatMap(peer -> bySource.getOrDefault(peer, Map.of()).values().stream())
                        .mapToInt(day -> day.decidedAfter)
                        .min()
                        .orElse(UNDECIDED);
                decidedAfter
                        .computeIfAbsent(scan.kind(), fresh -> new ArrayList<>())
                        .add(after);
            }
        }
        Set<IpAddress> bad = staged.stream()
                .filter(part -> !part.isHarmless())
                .flatMap(part -> part.peers().stream())
                .collect(Collectors.toSet());
        bySource.forEach((source, days) -> {
            if (!bad.contains(source)) {
                ordinarySourceDays += days.size();
                falseSourceDays += days.values().stream()
                        .filter(day -> day.decidedAfter < UNDECIDED)
                        .count();
            }
        });
    }

    private static List<Contact> contacts(LogSet logs, long fromMs) {
        List<Contact> contacts = new ArrayList<>();
        for (SessionBlock block : logs.blocks()) {
            for (int row = 0; row < block.size(); row++) {
                if (block.startMs()[row] >= fromMs && block.direction(row) == Direction.INBOUND) {
                    contacts.add(new Contact(
                            block.startMs()[row],
                            new IpAddress(block.srcHigh()[row], block.srcLow()[row]),
                            StableHash.of(block.dstHigh()[row], block.dstLow()[row]),
                            block.state()[row] == SessionState.ANSWERED.code()));
                }
            }
        }
        contacts.sort(Comparator.comparingLong(Contact::startMs));
        return contacts;
    }

    Table table() {
        Table.Builder table = new Table.Builder(
                "scans",
                "Scans from outside: first contacts until the sequential test has decided",
                "class",
                "staged",
                "decided",
                "within 8",
                "median contacts");
        decidedAfter.forEach((kind, after) -> {
            List<Integer> sorted = after.stream().sorted().toList();
            int median = sorted.get(sorted.size() / 2);
            table.row(
                    kind,
                    (long) after.size(),
                    share(after, UNDECIDED - 1),
                    share(after, ASKED_CONTACTS),
                    median == UNDECIDED ? "-" : (Object) (long) median);
        });
        return table.build();
    }

    private static double share(List<Integer> after, int within) {
        return (double) after.stream().filter(contacts -> contacts <= within).count() / Math.max(1, after.size());
    }

    void addValues(Map<String, Double> values) {
        List<Integer> wide = decidedAfter.entrySet().stream()
                .filter(kind -> !kind.getKey().equals(ONE_TARGET))
                .flatMap(kind -> kind.getValue().stream())
                .toList();
        values.put("scansDecided", share(wide, UNDECIDED - 1));
        values.put("scansDecidedWithin8", share(wide, ASKED_CONTACTS));
        values.put("scanFalsePerSourceDay", (double) falseSourceDays / Math.max(1, ordinarySourceDays));
        values.put("scanOrdinarySourceDays", (double) ordinarySourceDays);
    }

    static List<Goal> goals() {
        return List.of(
                Goal.atLeast(0.90, 0.99, "of scans of many targets", "scansDecidedWithin8"),
                Goal.atMost(1e-4, 1e-5, "of ordinary sources' days", "scanFalsePerSourceDay"));
    }
}
