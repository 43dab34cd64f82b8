// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the columns of a table of indicators stand.
 *
 * @param byName column numbers by the names we use
 * @param unknown columns that mean nothing to us
 */
record IndicatorColumns(Map<String, Integer> byName, Set<String> unknown) {

    static final String ADDRESS = "address";
    static final String ROLE = "role";
    static final String TYPE = "type";
    static final String CONFIDENCE = "confidence";
    static final String SOURCE = "source";
    static final String VALID_FROM = "valid_from";
    static final String VALID_TO = "valid_to";

    private static final Set<String> ADDRESS_NAMES =
            Set.of("indicator", "ip", "value", "address", "prefix", "cidr", "dst_ip");
    private static final Set<String> OTHER_NAMES = Set.of(ROLE, TYPE, CONFIDENCE, SOURCE, VALID_FROM, VALID_TO);
    private static final Set<String> IGNORED = Set.of("note", "comment");

    IndicatorColumns {
        byName = Map.copyOf(byName);
        unknown = Set.copyOf(unknown);
    }

    /** The columns of a header; empty where the line is none. Of several columns of addresses the first counts. */
    static Optional<IndicatorColumns> parse(List<String> cells) {
        Map<String, Integer> byName = new HashMap<>();
        Set<String> unknown = new TreeSet<>();
        for (int i = 0; i < cells.size(); i++) {
            String column = cells.get(i).toLowerCase(Locale.ROOT);
            boolean isAddress = ADDRESS_NAMES.contains(column);
            String ours = isAddress ? ADDRESS : column;
            boolean isKnown = isAddress || OTHER_NAMES.contains(column);
            boolean isSecond = isKnown && byName.putIfAbsent(ours, i) != null;
            if (isSecond || (!isKnown && !IGNORED.contains(column))) {
                unknown.add(column);
            }
        }
        return byName.containsKey(ADDRESS) ? Optional.of(new IndicatorColumns(byName, unknown)) : Optional.empty();
    }

    /** A row's cell, empty where it is missing. */
    String cell(List<String> row, String column) {
        Integer at = byName.get(column);
        return at == null || at >= row.size() ? "" : row.get(at);
    }
}
