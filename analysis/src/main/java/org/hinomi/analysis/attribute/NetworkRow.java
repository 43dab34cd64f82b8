// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.network.Holding;

/**
 * One line of a network text.
 *
 * @param place file and line, for messages
 * @param id the institution's number, 0 where the line has none
 * @param nameEn its name in English, or the only one given
 * @param nameJa its name in Japanese, or the only one given
 * @param holding the prefix and its time
 */
public record NetworkRow(String place, int id, String nameEn, String nameJa, Holding holding) {

    public NetworkRow {
        requireNonNull(place, "place");
        requireNonNull(nameEn, "nameEn");
        requireNonNull(nameJa, "nameJa");
        requireNonNull(holding, "holding");
    }

    boolean hasId() {
        return id != 0;
    }

    boolean isNamedAs(NetworkRow other) {
        return nameEn.equals(other.nameEn) && nameJa.equals(other.nameJa);
    }
}
