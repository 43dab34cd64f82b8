// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.context.KindHistory;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.signal.Signal;

/**
 * What signals of all members, held in memory, say about the kinds of one incident: what {@code analyse} knows. The desk asks its
 * database the same, and must be answered the same. Immutable once made.
 */
public final class SignalMemory {

    /**
     * Of so many kinds of an incident the past is looked up. A host that trips more is probed by a tool that tries everything, and
     * some of the tool's probes say as much about it as all.
     */
    public static final int MAX_KINDS = 32;

    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final long JST_OFFSET_MS = 9L * 60 * 60 * 1000;

    private final int members;
    private final long firstMs;
    private final Map<SignalKind, Map<Integer, Map<IpAddress, NavigableSet<Long>>>> days = new HashMap<>();

    /**
     * @param members how many institutions take part
     * @param signals of all of them; withdrawn ones are left out of account
     */
    public SignalMemory(int members, Collection<Signal> signals) {
        this.members = members;
        long first = Long.MAX_VALUE;
        for (Signal signal : signals) {
            if (!signal.isWithdrawn()) {
                first = Math.min(first, signal.firstMs());
                days.computeIfAbsent(SignalKind.of(signal), fresh -> new HashMap<>())
                        .computeIfAbsent(signal.institution(), fresh -> new HashMap<>())
                        .computeIfAbsent(signal.host(), fresh -> new TreeSet<>())
                        .add(dayOf(signal.firstMs()));
            }
        }
        this.firstMs = first;
    }

    /** The number of a day of Japan Standard Time, from the Unix epoch on. */
    public static long dayOf(long timeMs) {
        return Math.floorDiv(timeMs + JST_OFFSET_MS, DAY_MS);
    }

    /** The kinds of an incident's signals whose past is looked up: detectors first, then lists, then signatures. */
    public static List<SignalKind> kindsOf(Collection<Signal> signals) {
        NavigableSet<SignalKind> kinds = new TreeSet<>();
        signals.forEach(signal -> kinds.add(SignalKind.of(signal)));
        return kinds.stream().limit(MAX_KINDS).toList();
    }

    /**
     * The days that are looked at for an incident.
     *
     * @param from the first remembered one
     * @param first the incident's own first one
     * @param last that of other members' last sighting that counts
     */
    public record Days(long from, long first, long last) {

        public static Days around(Collection<Signal> incident) {
            long firstMs = incident.stream().mapToLong(Signal::firstMs).min().orElseThrow();
            long lastMs = incident.stream().mapToLong(Signal::lastMs).max().orElseThrow();
            long first = dayOf(firstMs);
            return new Days(first - TriageContext.MEMORY_DAYS, first, dayOf(lastMs + IncidentFacts.CONTEXT_MS));
        }

        /** The same without those before anything was watched, where there is nothing to be found. */
        public Days since(long sinceMs) {
            return sinceMs == Long.MAX_VALUE ? this : new Days(Math.clamp(dayOf(sinceMs), from, first), first, last);
        }
    }

    /** A context with what is remembered around one incident. */
    public TriageContext about(Collection<Signal> incident, TriageContext context) {
        Signal one = incident.iterator().next();
        Days around = Days.around(incident);
        Map<SignalKind, KindHistory> histories = new HashMap<>();
        for (SignalKind kind : kindsOf(incident)) {
            histories.put(kind, history(kind, one.institution(), one.host(), around));
        }
        return context.withHistories(members, firstMs, histories);
    }

    private KindHistory history(SignalKind kind, int institution, IpAddress host, Days around) {
        Map<Integer, Map<IpAddress, NavigableSet<Long>>> ofKind = days.getOrDefault(kind, Map.of());
        Map<IpAddress, NavigableSet<Long>> own = ofKind.getOrDefault(institution, Map.of());
        Set<Long> ownDays = new HashSet<>();
        own.values().forEach(seen -> ownDays.addAll(seen.subSet(around.from(), around.first())));
        int others = (int) ofKind.entrySet().stream()
                .filter(entry -> entry.getKey() != institution)
                .filter(entry -> entry.getValue().values().stream()
                        .anyMatch(seen -> !seen.subSet(around.from(), true, around.last(), true)
                                .isEmpty()))
                .count();
        int hostDays = own.getOrDefault(host, new TreeSet<>())
                .subSet(around.from(), around.first())
                .size();
        return new KindHistory(hostDays, ownDays.size(), others);
    }
}
