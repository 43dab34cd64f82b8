// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.util.Map;
import java.util.Set;

/** Which detectors speak for a family of the truth. */
final class Families {

    /** The detectors of families that have several; a family without an entry has the one of its name. */
    private static final Map<String, Set<String>> DETECTORS = Map.of(
            "inside-scan", Set.of("inside-scan", "port-scan"),
            "outside-scan", Set.of("deep-probe", "vertical-scan"),
            "cold-server", Set.of("cold-server", "served-once"),
            "odd-service", Set.of("direct-mail", "tor-relay", "odd-protocol", "long-session", "flood"));

    private Families() {}

    static Set<String> detectorsOf(String family) {
        return DETECTORS.getOrDefault(family, Set.of(family));
    }
}
