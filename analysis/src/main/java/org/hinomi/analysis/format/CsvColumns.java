// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.model.format.FieldClass;
import org.hinomi.model.format.FormatInfo;

/** The columns of a CSV log by name, and what the field rules say of them. Immutable. */
public final class CsvColumns {

    /** What {@link #find} gives for a column that is not there; a row reads it as an empty field. */
    public static final int ABSENT = -1;

    private final Map<String, Integer> places = new HashMap<>();
    private final int size;
    private final int[] conditional;
    private final int unassigned;

    /**
     * @param names column names in the order of the file; of a repeated name the first place counts
     * @param info the rules for them
     */
    public CsvColumns(List<String> names, FormatInfo info) {
        List<Integer> conditionalPlaces = new ArrayList<>();
        int unknown = 0;
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            places.putIfAbsent(name, place);
            FieldClass fieldClass =
                    info.find(name).map(rule -> rule.fieldClass()).orElse(null);
            if (fieldClass == null) {
                unknown++;
            } else if (fieldClass == FieldClass.CONDITIONAL) {
                conditionalPlaces.add(place);
            }
        }
        size = names.size();
        conditional = conditionalPlaces.stream().mapToInt(Integer::intValue).toArray();
        unassigned = unknown;
    }

    public int size() {
        return size;
    }

    /** Where a column stands, or {@link #ABSENT}. */
    public int find(String name) {
        return places.getOrDefault(name, ABSENT);
    }

    /** The same for so many accepted lines of an index. */
    public void countDropped(LineIndex index, int lines, RecordSink sink) {
        int values = 0;
        for (int place : conditional) {
            values += place < index.fields() ? countFilled(index, place, lines) : 0;
        }
        sink.dropConditional(values);
        sink.dropUnassigned(lines * (unassigned + Math.max(0, index.fields() - size)));
    }

    private static int countFilled(LineIndex index, int field, int lines) {
        int values = 0;
        for (int line = 0; line < lines; line++) {
            values += index.from(line, field) == index.to(line, field) ? 0 : 1;
        }
        return values;
    }

    /** Counts what an accepted row held beyond the open fields. */
    public void countDropped(CsvRow row, RecordSink sink) {
        int values = 0;
        for (int place : conditional) {
            if (!row.isEmpty(place)) {
                values++;
            }
        }
        if (values > 0) {
            sink.dropConditional(values);
        }
        int columns = unassigned + Math.max(0, row.size() - size);
        if (columns > 0) {
            sink.dropUnassigned(columns);
        }
    }
}
