// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.hinomi.archive.segment.SegmentInfo;

/**
 * What an answer, and a "no" above all, rests on: a session that no sensor saw, or that is not held, is not in it.
 *
 * @param fromMs asked from, milliseconds since the Unix epoch
 * @param toMs asked until before
 * @param sessions held in the hours asked for
 * @param heldMs first milliseconds of the UTC hours, of those that touch the time asked for, with any session
 * @param sensors those that saw anything in the hours asked for, by name
 * @param institutions sessions that had an end in each, by its number
 * @param prefixes what was seen of each prefix of the members that the question named
 * @param daysWithoutPrefixes UTC days of which the prefixes are not known for all sessions, because an older release wrote
 *     the index
 */
public record RetroCoverage(
        long fromMs,
        long toMs,
        long sessions,
        SortedSet<Long> heldMs,
        List<SensorCoverage> sensors,
        SortedMap<Integer, Long> institutions,
        List<PrefixCoverage> prefixes,
        int daysWithoutPrefixes) {

    static final long DAY_MS = 24 * SegmentInfo.HOUR_MS;

    public RetroCoverage {
        heldMs = Collections.unmodifiableSortedSet(new TreeSet<>(heldMs));
        sensors = List.copyOf(sensors);
        institutions = Collections.unmodifiableSortedMap(new TreeMap<>(institutions));
        prefixes = List.copyOf(prefixes);
    }

    /** How many UTC hours touch the time asked for. */
    public long hoursAsked() {
        return toMs <= fromMs
                ? 0
                : (SegmentInfo.hourOf(toMs - 1) - SegmentInfo.hourOf(fromMs)) / SegmentInfo.HOUR_MS + 1;
    }

    /** How many UTC days touch the time asked for. */
    public long daysAsked() {
        return toMs <= fromMs ? 0 : Math.floorDiv(toMs - 1, DAY_MS) - Math.floorDiv(fromMs, DAY_MS) + 1;
    }

    /** How many UTC days have any session. */
    public long daysHeld() {
        return heldMs.stream()
                .map(hour -> Math.floorDiv(hour, DAY_MS))
                .distinct()
                .count();
    }

    /** How many of the hours asked for have no session. */
    public long hoursMissing() {
        return hoursAsked() - heldMs.size();
    }

    /** The hours asked for without any session. */
    public List<HourRange> missing() {
        NavigableSet<Long> missing = new TreeSet<>();
        LongStream.iterate(SegmentInfo.hourOf(fromMs), hour -> hour < toMs, hour -> hour + SegmentInfo.HOUR_MS)
                .filter(hour -> !heldMs.contains(hour))
                .forEach(missing::add);
        return HourRange.of(missing);
    }

    /** The hours in which a sensor saw nothing while others did. */
    public List<HourRange> silent(SensorCoverage sensor) {
        return HourRange.of(sensor.silentMs(heldMs));
    }

    /** Prefixes without any session, of which a "no" says nothing. */
    public List<PrefixCoverage> prefixesNotSeen() {
        return prefixes.stream().filter(PrefixCoverage::isNotSeen).toList();
    }

    /** Institutions with a prefix and without any session, in order. */
    public List<Integer> institutionsNotSeen() {
        return prefixes.stream()
                .map(PrefixCoverage::institution)
                .filter(institution -> !institutions.containsKey(institution))
                .distinct()
                .sorted()
                .toList();
    }

    /** The prefixes of an institution. */
    public List<PrefixCoverage> prefixesOf(int institution) {
        return prefixes.stream()
                .filter(prefix -> prefix.institution() == institution)
                .toList();
    }

    /** Whether no hour is missing and no sensor was silent in any. */
    public boolean isWhole() {
        return hoursMissing() == 0
                && sensors.stream().allMatch(sensor -> sensor.silentMs(heldMs).isEmpty());
    }
}
