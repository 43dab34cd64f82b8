// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.table;

import java.util.ArrayList;
import java.util.List;

/** One line of comma-separated text after RFC 4180, without line breaks inside quotes. */
public final class CsvRow {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private CsvRow() {}

    /** The cells of a line without quotes and outer blanks; an open quote ends with the line. */
    public static List<String> split(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"' && (isQuoted || cell.toString().isBlank())) {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /** A line without outer blanks and without the byte order mark that some editors put before the first. */
    public static String clean(String line) {
        boolean isMarked = !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK;
        return (isMarked ? line.substring(1) : line).strip();
    }
}
