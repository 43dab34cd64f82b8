// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import java.util.Map;
import org.hinomi.analysis.format.AsciiWords;
import org.hinomi.analysis.format.NamedCodes;

/** What the reason that a session ended for says of how it went. */
enum PanEndReason {
    /** Nothing of either; also where no reason is named. */
    OTHER,
    /** The firewall itself ended it. */
    FIREWALL,
    CLIENT_RESET,
    SERVER_RESET;

    private static final byte NEITHER = 0;
    private static final byte BY_FIREWALL = 1;

    /** The usual short ones; the rest is compared. */
    private static final NamedCodes CODES = new NamedCodes(Map.of(
            "aged-out", NEITHER,
            "tcp-fin", NEITHER,
            "tcp-reuse", NEITHER,
            "decoder", NEITHER,
            "unknown", NEITHER,
            "n/a", NEITHER,
            "threat", BY_FIREWALL,
            "policy-deny", BY_FIREWALL));

    static PanEndReason of(byte[] text, int from, int to) {
        int code = CODES.find(text, from, to);
        if (code != NamedCodes.NONE) {
            return code == BY_FIREWALL ? FIREWALL : OTHER;
        }
        if (AsciiWords.is(text, from, to, "tcp-rst-from-client")) {
            return CLIENT_RESET;
        }
        if (AsciiWords.is(text, from, to, "tcp-rst-from-server")) {
            return SERVER_RESET;
        }
        boolean isFirewall = AsciiWords.startsWith(text, from, to, "decrypt-")
                || AsciiWords.is(text, from, to, "resources-unavailable");
        return isFirewall ? FIREWALL : OTHER;
    }
}
