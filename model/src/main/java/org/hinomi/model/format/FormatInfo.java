// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.format;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a format says of itself. The table of field classes is the union of these lists.
 *
 * @param id stable short name, {@code vendor-kind}
 * @param vendor product family, as people know it
 * @param describes one English sentence: which lines these are
 * @param fields every field of the format with its class; a field that is not listed is dropped and counted
 */
public record FormatInfo(String id, String vendor, String describes, List<FieldRule> fields) {

    public FormatInfo {
        requireNonNull(id, "id");
        requireNonNull(vendor, "vendor");
        requireNonNull(describes, "describes");
        fields = List.copyOf(fields);
        Map<String, FieldRule> names = new LinkedHashMap<>();
        for (FieldRule field : fields) {
            if (names.put(field.name(), field) != null) {
                throw new IllegalArgumentException(id + " lists " + field.name() + " twice");
            }
        }
    }

    /** The rule of a field, empty where nobody assigned one. */
    public Optional<FieldRule> find(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }
}
