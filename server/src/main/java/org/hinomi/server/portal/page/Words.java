// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How times and numbers stand in pages: Japan Standard Time, which the page's script may switch to UTC. Thread-safe. */
public final class Words {

    private static final ZoneId JST = ZoneId.of("Asia/Tokyo");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm").withZone(JST);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(JST);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(JST);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(JST);
    private static final String NOT_KNOWN = "–";

    /** A time in one of the shapes minute, second, day and full. */
    public String time(Instant at, String shape) {
        DateTimeFormatter formatter = switch (shape) {
            case "minute" -> MINUTE;
            case "second" -> SECOND;
            case "day" -> DAY;
            default -> FULL;
        };
        return formatter.format(at);
    }

    /** A count with separators; negative ones are unknown. */
    public String number(long count) {
        return count < 0 ? NOT_KNOWN : String.format(Locale.ROOT, "%,d", count);
    }

    /** Points with their sign. */
    public String points(int points) {
        return points > 0 ? "+" + points : points < 0 ? "−" + -points : "0";
    }
}
