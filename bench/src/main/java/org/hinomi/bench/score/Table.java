// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figures side by side.
 *
 * @param id its name in JSON
 * @param title what it shows
 * @param columns their names; the first column is text
 * @param rows as many cells each as there are columns: {@link String}s, {@link Long}s or {@link Double}s
 */
public record Table(String id, String title, List<String> columns, List<List<Object>> rows) {

    public Table {
        requireNonNull(id, "id");
        requireNonNull(title, "title");
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Collects rows. */
    static final class Builder {

        private final String id;
        private final String title;
        private final List<String> columns;
        private final List<List<Object>> rows = new ArrayList<>();

        Builder(String id, String title, String... columns) {
            this.id = id;
            this.title = title;
            this.columns = List.of(columns);
        }

        void row(Object... cells) {
            if (cells.length != columns.size()) {
                throw new IllegalArgumentException(cells.length + " cells for " + columns);
            }
            rows.add(List.of(cells));
        }

        Table build() {
            return new Table(id, title, columns, rows);
        }
    }

    /** The table as lines of text, columns aligned. */
    public List<String> lines() {
        int[] widths = new int[columns.size()];
        List<List<String>> cells = new ArrayList<>();
        cells.add(columns);
        rows.forEach(row -> cells.add(row.stream().map(Table::text).toList()));
        for (List<String> row : cells) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        List<String> lines = new ArrayList<>();
        lines.add(title);
        for (List<String> row : cells) {
            StringBuilder line = new StringBuilder("  ");
            for (int i = 0; i < widths.length; i++) {
                String pad = " ".repeat(widths[i] - row.get(i).length());
                line.append(i == 0 ? row.get(i) + pad : pad + row.get(i)).append("  ");
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static String text(Object cell) {
        if (cell instanceof Double number) {
            boolean isSmall = number != 0 && Math.abs(number) < 0.001;
            return String.format(Locale.ROOT, isSmall ? "%.2e" : "%.3f", number);
        }
        return String.valueOf(cell);
    }
}
