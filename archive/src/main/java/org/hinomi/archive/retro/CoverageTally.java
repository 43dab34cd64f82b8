// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hinomi.archive.index.BlockTally;
import org.hinomi.archive.index.DayFacts;
import org.hinomi.archive.index.SeenBlocks;
import org.hinomi.archive.segment.SegmentInfo;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;

/** Counts what is held, hour by hour. One thread only. */
final class CoverageTally {

    private final long fromMs;
    private final long toMs;
    private final SortedMap<String, SortedMap<Long, Long>> bySensor = new TreeMap<>();
    /** Sessions by the institution's number. */
    private long[] byInstitution = new long[0];

    private final List<Institution> members;
    /** By UTC day what the index does not count, as far as there are members. */
    private final SortedMap<Long, BlockTally> blocks = new TreeMap<>();

    private final SortedMap<Long, DayFacts> days = new TreeMap<>();

    CoverageTally(long fromMs, long toMs, List<Institution> members) {
        this.members = members;
        this.fromMs = fromMs;
        this.toMs = toMs;
    }

    /** Counts a sensor's sessions of one hour, where the hour touches the time asked for. */
    void addSensor(String sensor, long hourMs, long sessions) {
        if (hourMs < toMs && hourMs + SegmentInfo.HOUR_MS > fromMs && sessions > 0) {
            bySensor.computeIfAbsent(sensor, name -> new TreeMap<>()).merge(hourMs, sessions, Long::sum);
        }
    }

    /** Counts sessions that had an end in an institution. */
    void addInstitution(int institution, long sessions) {
        if (institution != InstitutionId.OUTSIDE && sessions > 0) {
            if (institution >= byInstitution.length) {
                byInstitution = Arrays.copyOf(byInstitution, Math.max(institution + 1, byInstitution.length * 2));
            }
            byInstitution[institution] += sessions;
        }
    }

    /** Counts sessions between two ends. */
    void addEnds(int srcInstitution, int dstInstitution, long sessions) {
        addInstitution(srcInstitution, sessions);
        if (dstInstitution != srcInstitution) {
            addInstitution(dstInstitution, sessions);
        }
    }

    /** Counts the rows of a block that start in the hours asked for. */
    void add(SessionBlock block) {
        long hourMs = 0;
        long sessions = 0;
        for (int row = 0; row < block.size(); row++) {
            long ofRowMs = SegmentInfo.hourOf(block.startMs()[row]);
            if (ofRowMs != hourMs) {
                addSensor(block.sensor(), hourMs, sessions);
                hourMs = ofRowMs;
                sessions = 0;
            }
            sessions++;
            if (hourMs < toMs && hourMs + SegmentInfo.HOUR_MS > fromMs) {
                addEnds(block.srcInstitution()[row], block.dstInstitution()[row], 1);
                if (!members.isEmpty()) {
                    blocksOf(hourMs).add(block, row);
                }
            }
        }
        addSensor(block.sensor(), hourMs, sessions);
    }

    /** Counts what the index says of some hours of a day; its institutions are those of the whole day. */
    void add(DayFacts facts, Set<Long> countedMs) {
        facts.sensors().forEach((sensor, byHour) -> {
            for (int hour = 0; hour < byHour.size(); hour++) {
                long hourMs = facts.dayMs() + hour * SegmentInfo.HOUR_MS;
                if (countedMs.contains(hourMs)) {
                    addSensor(sensor, hourMs, byHour.get(hour));
                }
            }
        });
        facts.institutions().forEach(this::addInstitution);
        days.put(facts.dayMs(), facts);
    }

    /** Takes what is seen of blocks of addresses in the day of an hour, and is not counted by the index. */
    BlockTally blocksOf(long hourMs) {
        long dayMs = Math.floorDiv(hourMs, RetroCoverage.DAY_MS) * RetroCoverage.DAY_MS;
        return blocks.computeIfAbsent(dayMs, day -> new BlockTally());
    }

    RetroCoverage coverage() {
        SortedSet<Long> held = new TreeSet<>();
        bySensor.values().forEach(hours -> held.addAll(hours.keySet()));
        List<SensorCoverage> sensors = bySensor.entrySet().stream()
                .map(entry -> new SensorCoverage(
                        entry.getKey(),
                        sum(entry.getValue()),
                        new TreeSet<>(entry.getValue().keySet())))
                .toList();
        long sessions = sensors.stream().mapToLong(SensorCoverage::sessions).sum();
        PrefixTally prefixes = new PrefixTally(members, fromMs, toMs);
        int daysWithoutPrefixes = members.isEmpty() ? 0 : addDays(prefixes);
        return new RetroCoverage(
                fromMs, toMs, sessions, held, sensors, institutions(), prefixes.coverage(), daysWithoutPrefixes);
    }

    /** Counts the prefixes day by day; says on how many days the index does not know them. */
    private int addDays(PrefixTally prefixes) {
        SortedSet<Long> all = new TreeSet<>(blocks.keySet());
        all.addAll(days.keySet());
        int unknown = 0;
        for (long dayMs : all) {
            List<SeenBlocks> ofDay = new ArrayList<>();
            BlockTally fresh = blocks.get(dayMs);
            if (fresh != null) {
                ofDay.add(fresh.seen());
            }
            DayFacts facts = days.get(dayMs);
            boolean isWhole = facts == null || facts.blocks().rows() >= facts.rows();
            if (facts != null) {
                ofDay.add(facts.blocks());
            }
            prefixes.addDay(ofDay, isWhole);
            unknown += isWhole ? 0 : 1;
        }
        return unknown;
    }

    private SortedMap<Integer, Long> institutions() {
        SortedMap<Integer, Long> sessions = new TreeMap<>();
        for (int institution = 0; institution < byInstitution.length; institution++) {
            if (byInstitution[institution] > 0) {
                sessions.put(institution, byInstitution[institution]);
            }
        }
        return sessions;
    }

    private static long sum(SortedMap<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
