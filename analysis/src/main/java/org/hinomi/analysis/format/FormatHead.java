// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The first complete lines of a file, for recognising its format.
 *
 * @param lines at most {@link #MAX_LINES} lines without their ends, decoded leniently, each cut at
 *     {@link #MAX_LINE_CHARS}; a byte order mark is taken off
 */
public record FormatHead(List<String> lines) {

    /** Logs of a syslog relay may begin with lines of other kinds; fifty lines are about ten kilobytes. */
    public static final int MAX_LINES = 50;

    /** Enough for the longest header line known (NII-SOCS TARGET, about 900 characters). */
    public static final int MAX_LINE_CHARS = 4096;

    public FormatHead {
        lines = List.copyOf(lines);
    }

    /** The head of {@code text[0..length)}; {@code isWhole} says that the last line is complete without a line end. */
    public static FormatHead of(byte[] text, int length, boolean isWhole) {
        List<String> lines = new ArrayList<>();
        int start = startOfText(text, length);
        for (int at = start; at < length && lines.size() < MAX_LINES; at++) {
            if (text[at] == '\n') {
                lines.add(line(text, start, at));
                start = at + 1;
            }
        }
        if (isWhole && start < length && lines.size() < MAX_LINES) {
            lines.add(line(text, start, length));
        }
        return new FormatHead(lines);
    }

    /** Where the text begins: behind a UTF-8 byte order mark, if there is one. */
    static int startOfText(byte[] text, int length) {
        boolean hasMark = length >= 3 && text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
        return hasMark ? 3 : 0;
    }

    private static String line(byte[] text, int from, int to) {
        int end = to > from && text[to - 1] == '\r' ? to - 1 : to;
        return new String(text, from, Math.min(end - from, MAX_LINE_CHARS), StandardCharsets.UTF_8);
    }
}
