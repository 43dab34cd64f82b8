// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.Map;
import org.hinomi.model.format.Funnel;
import org.hinomi.model.format.RejectReason;

/**
 * What became of a file's lines so far, since it was first seen. {@code offered = accepted + rejected}; copies are among
 * the rejected, for {@link RejectReason#DUPLICATE}.
 *
 * @param source name of the file
 * @param sensor name of the sensor that wrote it
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

    /** These counts and what a decoder counted since. */
    public IntakeCounts plus(String formatId, Funnel funnel) {
        Map<RejectReason, Long> sum = new EnumMap<>(RejectReason.class);
        sum.putAll(rejected);
        funnel.rejectedByReason().forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return new IntakeCounts(
                source,
                sensor,
                formatId.isEmpty() ? format : formatId,
                accepted + funnel.accepted(),
                headers + funnel.headers(),
                droppedConditional + funnel.droppedConditional(),
                droppedUnassigned + funnel.droppedUnassigned(),
                sum);
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
