// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.judgement;

import static java.util.Objects.requireNonNull;

/** One statement in both languages, with the same facts in each. */
public record LocalText(String ja, String en) {

    public LocalText {
        requireNonNull(ja, "ja");
        requireNonNull(en, "en");
    }
}
