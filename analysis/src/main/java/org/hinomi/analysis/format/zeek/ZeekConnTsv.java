// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import org.hinomi.analysis.format.Format;
import org.hinomi.analysis.format.FormatHead;
import org.hinomi.analysis.format.LineParser;
import org.hinomi.model.format.FormatInfo;

/**
 * Zeek's text logs. Recognised by a {@code #separator} or {@code #fields} line; columns are found by name.
 *
 * <p>Example, under {@code #fields ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto conn_state}:
 * {@code 1767225600.250000 CAb1 192.0.2.10 50000 198.51.100.7 443 tcp SF} is a session of TCP that was answered.
 */
public final class ZeekConnTsv implements Format {

    private static final FormatInfo INFO = new FormatInfo(
            "zeek-conn-tsv",
            "Zeek",
            "Zeek conn, ssh and dns logs in Zeek's text form, with header lines.",
            ZeekFields.ALL);

    @Override
    public FormatInfo info() {
        return INFO;
    }

    @Override
    public boolean recognises(FormatHead head) {
        return head.lines().stream().map(String::stripLeading).anyMatch(ZeekConnTsv::isHeader);
    }

    private static boolean isHeader(String line) {
        return startsWithWord(line, "#separator") || startsWithWord(line, "#fields");
    }

    private static boolean startsWithWord(String line, String word) {
        return line.startsWith(word)
                && line.length() > word.length()
                && !Character.isLetterOrDigit(line.charAt(word.length()));
    }

    @Override
    public LineParser open(String sensor) {
        return new ZeekConnTsvParser(sensor);
    }
}
