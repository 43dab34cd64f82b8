// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;

/**
 * Names and prefixes of institutions by number. An archive holds numbers only; without a network file they stay numbers.
 * Immutable.
 */
public final class InstitutionNames {

    private final Map<Integer, LocalText> names;
    private final SortedMap<Integer, List<Holding>> holdings = new TreeMap<>();

    public InstitutionNames(List<Institution> institutions) {
        names = institutions.stream()
                .collect(Collectors.toUnmodifiableMap(
                        institution -> institution.id().value(),
                        institution -> new LocalText(institution.nameJa(), institution.nameEn()),
                        (first, second) -> first));
        institutions.forEach(
                institution -> holdings.putIfAbsent(institution.id().value(), institution.holdings()));
    }

    /** The name, empty where it is not known. */
    public Optional<LocalText> find(int institution) {
        return Optional.ofNullable(names.get(institution));
    }

    /** The prefixes that an institution held at any moment of a time, none where they are not known. */
    List<Prefix> prefixes(int institution, long fromMs, long toMs) {
        return holdings.getOrDefault(institution, List.of()).stream()
                .filter(holding -> holding.fromMs() < toMs && holding.toMs() > fromMs)
                .map(Holding::prefix)
                .distinct()
                .toList();
    }

    /** Institutions with a prefix in a time and without any session in it: a "no" says nothing of them. */
    List<Integer> notAmong(Set<Integer> seen, long fromMs, long toMs) {
        return holdings.keySet().stream()
                .filter(institution -> !seen.contains(institution))
                .filter(institution -> !prefixes(institution, fromMs, toMs).isEmpty())
                .toList();
    }

    /** Whether a network file names anybody. */
    boolean isEmpty() {
        return holdings.isEmpty();
    }

    /** The name, or the number with a mark before it. */
    String label(int institution, Function<LocalText, String> language) {
        return find(institution).map(language).orElse("#" + institution);
    }
}
