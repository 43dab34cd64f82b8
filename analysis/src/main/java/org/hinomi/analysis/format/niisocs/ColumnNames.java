// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.niisocs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.CsvColumns;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.paloalto.PanEnds;
import org.hinomi.model.format.FieldRule;

/** What the columns of the four kinds have in common. */
final class ColumnNames {

    /** Columns that some exports carry beyond the list of their kind. */
    private static final List<String> EXTRA =
            List.of("device_name", "direction", "index_day", "src_retention_period", "dest_retention_period");

    private ColumnNames() {}

    /**
     * One rule for each column.
     *
     * @param columns names in the order of the export, separated by blanks
     * @param uses what the columns that we keep fill
     * @param conditional the names of conditional columns
     */
    static List<FieldRule> rules(String columns, Map<String, String> uses, List<String> conditional) {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(List.of(columns.strip().split("\\s+")));
        names.addAll(EXTRA);
        for (String name : names) {
            String use = uses.get(name);
            FieldRule open = use == null ? FieldRule.openUnused(name) : FieldRule.open(name, use);
            rules.putIfAbsent(name, conditional.contains(name) ? FieldRule.conditional(name) : open);
        }
        return new ArrayList<>(rules.values());
    }

    /** The ends in SESSION and TARGET rows. */
    static PanEnds ends(CsvColumns columns) {
        return new PanEnds(
                columns.find("source_ip"),
                columns.find("destination_ip"),
                columns.find("source_port"),
                columns.find("destination_port"),
                columns.find("protocol"));
    }

    /** The first of two fields that is not empty, the second where both are. */
    static int firstFilled(CsvRow row, int first, int second) {
        return row.isEmpty(first) ? second : first;
    }

    /** The time in a field, or {@link CivilTime#BAD}. */
    static long timeMs(CsvRow row, int field) {
        return CivilTime.parse(row.bytes(), row.from(field), row.to(field), CivilTime.JST_SEC);
    }
}
