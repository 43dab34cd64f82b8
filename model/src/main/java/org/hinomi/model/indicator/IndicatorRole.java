// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.indicator;

import java.util.Locale;
import java.util.Optional;

/** What an indicator's address is said to do. Order is stored: append only. */
public enum IndicatorRole {
    /** The source did not say. */
    UNSPECIFIED,
    /** A server that infected hosts take orders from. */
    COMMAND_AND_CONTROL,
    /** A server that hands out malware. */
    DISTRIBUTION,
    /** A host that attacks others. */
    ATTACKER,
    /** A host that looks for open services. */
    SCANNER,
    /** A server of defenders that stands in for a seized command server: who calls it is infected. */
    SINKHOLE,
    /** A relay of the Tor network: who calls it hides where the traffic goes. */
    TOR_RELAY;

    /** The role's name in files and on screens. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Reads {@link #id}, or one of the short forms {@code c2}, {@code cc}, {@code tor}. */
    public static Optional<IndicatorRole> parse(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        if (wanted.equals("c2") || wanted.equals("cc") || wanted.equals("c&c")) {
            return Optional.of(COMMAND_AND_CONTROL);
        }
        if (wanted.equals("tor")) {
            return Optional.of(TOR_RELAY);
        }
        for (IndicatorRole role : values()) {
            if (role.id().equals(wanted)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
