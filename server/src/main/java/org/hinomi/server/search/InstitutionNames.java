// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.network.Institution;

/**
 * Names of institutions by number. An archive holds numbers only; without a network file they stay numbers.
 * Immutable.
 */
public final class InstitutionNames {

    private final Map<Integer, LocalText> names;

    public InstitutionNames(List<Institution> institutions) {
        names = institutions.stream()
                .collect(Collectors.toUnmodifiableMap(
                        institution -> institution.id().value(),
                        institution -> new LocalText(institution.nameJa(), institution.nameEn()),
                        (first, second) -> first));
    }

    /** The name, empty where it is not known. */
    public Optional<LocalText> find(int institution) {
        return Optional.ofNullable(names.get(institution));
    }

    /** The name, or the number with a mark before it. */
    String label(int institution, Function<LocalText, String> language) {
        return find(institution).map(language).orElse("#" + institution);
    }
}
