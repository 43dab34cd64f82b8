// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import java.util.BitSet;

/**
 * The ports at which a stranger can sign in: remote shells and desktops, mail, file transfer, databases, web. Only sessions
 * from outside to these become contacts; the others stay in the sweep record of who opened them.
 */
final class EntryPorts {

    /** Where mail is handed over. */
    static final int MAIL = 25;

    private static final BitSet PORTS = new BitSet();

    static {
        int[] ports = {
            21, 22, 23, 25, 80, 110, 139, 143, 443, 445, 465, 587, 993, 995, 1433, 2222, 3306, 3389, 5432, 5900, 5985,
            8080, 8443
        };
        for (int port : ports) {
            PORTS.set(port);
        }
    }

    private EntryPorts() {}

    static boolean has(int port) {
        return PORTS.get(port);
    }
}
