// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.suricata;

import java.util.Set;
import org.hinomi.analysis.format.Format;
import org.hinomi.analysis.format.FormatHead;
import org.hinomi.analysis.format.JsonRecord;
import org.hinomi.analysis.format.LineParser;
import org.hinomi.model.format.FormatInfo;

/**
 * Suricata's EVE log, one JSON object a line. Recognised by the first line with {@code event_type} and
 * {@code timestamp}.
 *
 * <p>Example: {@code {"timestamp":"2026-01-01T09:00:05.000000+0900","flow_id":1,"event_type":"flow","src_ip":"192.0.2.10",
 * "dest_ip":"198.51.100.7","proto":"TCP","flow":{"start":"2026-01-01T09:00:00.000000+0900"}}}.
 */
public final class SuricataEve implements Format {

    private static final FormatInfo INFO = new FormatInfo(
            "suricata-eve", "Suricata", "Suricata EVE JSON lines: flow and alert events.", EveFields.ALL);

    @Override
    public FormatInfo info() {
        return INFO;
    }

    @Override
    public boolean recognises(FormatHead head) {
        return head.lines().stream()
                .filter(line -> line.stripLeading().startsWith("{"))
                .map(JsonRecord::keysOf)
                .filter(keys -> isEve(keys) || keys.contains("ts"))
                .findFirst()
                .filter(SuricataEve::isEve)
                .isPresent();
    }

    private static boolean isEve(Set<String> keys) {
        return keys.contains("event_type") && keys.contains("timestamp");
    }

    @Override
    public LineParser open(String sensor) {
        return new SuricataEveParser(sensor);
    }
}
