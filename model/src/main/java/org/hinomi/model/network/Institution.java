// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.network;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A member of the network, as far as judging needs it.
 *
 * @param id its number in the register
 * @param nameJa its name in Japanese
 * @param nameEn its name in English
 * @param holdings the prefixes it holds or held
 */
public record Institution(InstitutionId id, String nameJa, String nameEn, List<Holding> holdings) {

    public Institution {
        requireNonNull(id, "id");
        requireNonNull(nameJa, "nameJa");
        requireNonNull(nameEn, "nameEn");
        holdings = List.copyOf(holdings);
    }
}
