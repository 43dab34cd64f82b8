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
    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(JST);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("MM-dd HH:mm:ss").withZone(JST);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(JST);
    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(JST);
    private static final String NOT_KNOWN = "–";

    /** The shape of a time to the minute: with its day, unless that is known. */
    public String near(Instant at, Instant known) {
        return DAY.format(at).equals(DAY.format(known)) ? "minute" : "short";
    }

    /** The shape of a time to the second: with its day, unless that is known. */
    public String nearSecond(Instant at, Instant known) {
        return DAY.format(at).equals(DAY.format(known)) ? "second" : "stamp";
    }

    /** A time in one of the shapes minute, second, day, short, stamp, moment and full. */
    public String time(Instant at, String shape) {
        DateTimeFormatter formatter = switch (shape) {
            case "minute" -> MINUTE;
            case "second" -> SECOND;
            case "day" -> DAY;
            case "short" -> SHORT;
            case "stamp" -> STAMP;
            case "moment" -> MOMENT;
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
