// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as reasons tell them: in Japan Standard Time. */
final class JapanTime {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'JST'").withZone(ZoneId.of("Asia/Tokyo"));

    private JapanTime() {}

    static String minute(long epochMs) {
        return MINUTE.format(Instant.ofEpochMilli(epochMs));
    }
}
