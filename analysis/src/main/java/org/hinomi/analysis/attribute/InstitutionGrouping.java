// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;

/** Puts the rows of network texts together by institution. One thread only. */
final class InstitutionGrouping {

    private static final Comparator<Holding> BY_PREFIX = Comparator.comparing(Holding::prefix)
            .thenComparingLong(Holding::fromMs)
            .thenComparingLong(Holding::toMs);

    private final Problems problems = new Problems("network");
    private final TreeMap<Integer, List<NetworkRow>> byId = new TreeMap<>();

    InstitutionGrouping(Collection<NetworkRow> rows) {
        rows.stream().filter(NetworkRow::hasId).forEach(row -> add(row.id(), row));
        refuseSecondNames();
        Map<String, Integer> ids = new TreeMap<>();
        byId.forEach((id, named) -> claimName(ids, named.getFirst().nameEn(), id));
        int last = byId.isEmpty() ? 0 : byId.lastKey();
        for (NetworkRow row : sortedByName(rows)) {
            Integer known = ids.get(row.nameEn());
            int id = known == null ? ++last : known;
            ids.put(row.nameEn(), id);
            add(id, row);
        }
        problems.throwIfAny();
    }

    private void add(int id, NetworkRow row) {
        byId.computeIfAbsent(id, number -> new ArrayList<>()).add(row);
    }

    private static List<NetworkRow> sortedByName(Collection<NetworkRow> rows) {
        return rows.stream()
                .filter(row -> !row.hasId())
                .sorted(Comparator.comparing(NetworkRow::nameEn).thenComparing(NetworkRow::nameJa))
                .toList();
    }

    private void refuseSecondNames() {
        byId.forEach((id, rows) -> rows.stream()
                .filter(row -> !row.isNamedAs(rows.getFirst()))
                .findFirst()
                .ifPresent(row -> problems.add(
                        0,
                        "id " + id + " is named \""
                                + rows.getFirst().nameEn() + "\" in "
                                + rows.getFirst().place() + " and \"" + row.nameEn()
                                + "\" in " + row.place() + "; one id has one name")));
    }

    private void claimName(Map<String, Integer> ids, String name, int id) {
        Integer other = ids.putIfAbsent(name, id);
        if (other != null) {
            problems.add(0, "\"" + name + "\" has the ids " + other + " and " + id + "; one name has one id");
        }
    }

    List<Institution> institutions() {
        return byId.entrySet().stream()
                .map(entry -> institution(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Institution institution(int id, List<NetworkRow> rows) {
        Set<Holding> holdings = new LinkedHashSet<>();
        rows.stream().map(NetworkRow::holding).sorted(BY_PREFIX).forEach(holdings::add);
        NetworkRow first = rows.getFirst();
        return new Institution(new InstitutionId(id), first.nameJa(), first.nameEn(), List.copyOf(holdings));
    }
}
