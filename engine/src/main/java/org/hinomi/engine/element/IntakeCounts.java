// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import org.hinomi.model.format.Funnel;
import org.hinomi.model.format.RejectReason;

/**
 * What became of lines that were read under one name, which rotation gives to one file after another. {@code offered = accepted + rejected}; copies are among
 * the rejected, for {@link RejectReason#DUPLICATE}.
 *
 * @param source name of the file, where it was first seen
 * @param sensor name of the sensor that wrote them
 * @param format id of the format, empty while none is recognised
 * @param accepted records taken
 * @param headers lines that are no records
 * @param droppedConditional values of conditional fields that were dropped
 * @param droppedUnassigned columns that no field rule names
 * @param rejected records not taken, by reason
 */
public record IntakeCounts(
        String source,
        String sensor,
        String format,
        long accepted,
        long headers,
        long droppedConditional,
        long droppedUnassigned,
        Map<RejectReason, Long> rejected) {

    public IntakeCounts {
        requireNonNull(source, "source");
        requireNonNull(sensor, "sensor");
        requireNonNull(format, "format");
        rejected = Map.copyOf(rejected);
    }

    /** Nothing counted yet. */
    public static IntakeCounts none(String source, String sensor) {
        return new IntakeCounts(source, sensor, "", 0, 0, 0, 0, Map.of());
    }

    /** What a decoder counted. */
    public static IntakeCounts of(String source, String sensor, String format, Funnel funnel) {
        return new IntakeCounts(
                source,
                sensor,
                format,
                funnel.accepted(),
                funnel.headers(),
                funnel.droppedConditional(),
                funnel.droppedUnassigned(),
                funnel.rejectedByReason());
    }

    /** These counts and others of the same source, which know sensor and format better. */
    public IntakeCounts plus(IntakeCounts other) {
        return add(other, 1);
    }

    /** What came after {@code earlier} counts of the same source. */
    public IntakeCounts since(IntakeCounts earlier) {
        return add(earlier, -1).named(sensor, format);
    }

    private IntakeCounts add(IntakeCounts other, int sign) {
        Map<RejectReason, Long> sum = new EnumMap<>(RejectReason.class);
        sum.putAll(rejected);
        other.rejected.forEach((reason, count) -> sum.merge(reason, sign * count, Long::sum));
        sum.values().removeIf(count -> count == 0);
        return new IntakeCounts(
                source,
                other.sensor,
                other.format.isEmpty() ? format : other.format,
                accepted + sign * other.accepted,
                headers + sign * other.headers,
                droppedConditional + sign * other.droppedConditional,
                droppedUnassigned + sign * other.droppedUnassigned,
                sum);
    }

    private IntakeCounts named(String sensorName, String formatId) {
        return new IntakeCounts(
                source, sensorName, formatId, accepted, headers, droppedConditional, droppedUnassigned, rejected);
    }

    /** Whether there is nothing to tell. */
    public boolean isNothing() {
        return offered() == 0 && headers == 0;
    }

    /** The counts when so many of the accepted turned out to be copies. */
    public IntakeCounts withDuplicates(long duplicates) {
        if (duplicates == 0) {
            return this;
        }
        Map<RejectReason, Long> sum = new EnumMap<>(RejectReason.class);
        sum.putAll(rejected);
        sum.merge(RejectReason.DUPLICATE, duplicates, Long::sum);
        return new IntakeCounts(
                source, sensor, format, accepted - duplicates, headers, droppedConditional, droppedUnassigned, sum);
    }

    public long offered() {
        return accepted + rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
