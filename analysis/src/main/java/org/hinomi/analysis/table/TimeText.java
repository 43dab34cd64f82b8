// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.OptionalLong;

/** Times as people write them into tables. */
public final class TimeText {

    /** What {@link #parse} takes, for messages. */
    public static final String ALLOWED = "a date such as 2026-04-01 (its start in Japan) or 2026-04-01T09:30:00+09:00";

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private TimeText() {}

    /** Milliseconds since the Unix epoch of an ISO 8601 date (start of the day in Japan) or time with offset. */
    public static OptionalLong parse(String text) {
        try {
            return OptionalLong.of(
                    text.indexOf('T') < 0
                            ? LocalDate.parse(text)
                                    .atStartOfDay(JAPAN)
                                    .toInstant()
                                    .toEpochMilli()
                            : OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException | ArithmeticException broken) {
            return OptionalLong.empty();
        }
    }
}
