// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.util.Set;
import org.hinomi.analysis.format.Format;
import org.hinomi.analysis.format.FormatHead;
import org.hinomi.analysis.format.JsonRecord;
import org.hinomi.analysis.format.LineParser;
import org.hinomi.model.format.FormatInfo;

/**
 * Zeek's logs as JSON lines, one file a log or all logs in one. Recognised by the first line with the keys of a Zeek
 * record: {@code ts} and one of {@code uid}, {@code fuid}, {@code id.orig_h}, {@code _path}, {@code @stream}.
 *
 * <p>Example: {@code {"ts":1767225600.25,"uid":"CAb1","id.orig_h":"192.0.2.10","id.orig_p":50000,
 * "id.resp_h":"198.51.100.7","id.resp_p":443,"proto":"tcp","conn_state":"SF"}}.
 */
public final class ZeekConnJson implements Format {

    private static final Set<String> MARKS = Set.of("uid", "fuid", "id.orig_h", "id_orig_h", "_path", "@stream");

    private static final FormatInfo INFO =
            new FormatInfo("zeek-conn-json", "Zeek", "Zeek conn, ssh and dns logs as JSON lines.", ZeekFields.ALL);

    @Override
    public FormatInfo info() {
        return INFO;
    }

    @Override
    public boolean recognises(FormatHead head) {
        return head.lines().stream()
                .filter(line -> line.stripLeading().startsWith("{"))
                .map(JsonRecord::keysOf)
                .filter(keys -> isZeek(keys) || keys.contains("event_type"))
                .findFirst()
                .filter(ZeekConnJson::isZeek)
                .isPresent();
    }

    private static boolean isZeek(Set<String> keys) {
        return keys.contains("ts")
                && !keys.contains("event_type")
                && MARKS.stream().anyMatch(keys::contains);
    }

    @Override
    public LineParser open(String sensor) {
        return new ZeekConnJsonParser(sensor);
    }
}
