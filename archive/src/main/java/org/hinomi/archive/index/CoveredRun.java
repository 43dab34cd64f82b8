// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import static java.util.Objects.requireNonNull;

/**
 * A run that a day file holds.
 *
 * @param name of its part below the day's folder, without suffix: {@code hour=HH/part-ID}
 * @param rows sessions of the part
 * @param addresses entries of the run
 */
record CoveredRun(String name, long rows, long addresses) {

    CoveredRun {
        requireNonNull(name, "name");
    }
}
