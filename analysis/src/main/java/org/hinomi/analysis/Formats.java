// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import java.util.List;
import org.hinomi.analysis.format.Format;

/** The list of sensor formats. A new one is its folder, its fixtures, and one line here. */
public final class Formats {

    private static final List<Format> ALL = List.of();

    private Formats() {}

    public static List<Format> all() {
        return ALL;
    }
}
