// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import org.hinomi.analysis.format.CsvRow;
import org.hinomi.model.session.SessionState;

/**
 * How a session went, from what a Palo Alto firewall says of it. The first rule that fits decides:
 *
 * <ol>
 *   <li>the action is deny, drop, reset or block, or the end reason names the firewall itself (policy-deny, threat,
 *       decrypt-*, resources-unavailable): blocked;
 *   <li>packets received are not known: unknown; none: unanswered;
 *   <li>end reason tcp-rst-from-server after one packet of at most {@value #BARE_PACKET_BYTES} bytes: refused;
 *   <li>application {@code incomplete} (PAN-OS: no full handshake, or no data after it) and the source sent only its
 *       first packet, or reset right after the answer (half-open scan, two packets): the handshake was never finished,
 *       unanswered;
 *   <li>else answered; an {@code incomplete} session with a finished handshake and no data counts here, because the
 *       destination took part.
 * </ol>
 */
final class PanSessionState {

    /** A TCP reset over IPv6 in a tagged Ethernet frame: 40 + 20 + 14 + 4. PAN-OS counts layer 2 too. */
    static final int BARE_PACKET_BYTES = 78;

    private static final int PACKETS_OF_HALF_OPEN_SCAN = 2;

    private final int action;
    private final int endReason;
    private final int application;

    PanSessionState(PanSessionColumns columns) {
        action = columns.action();
        endReason = columns.endReason();
        application = columns.application();
    }

    /** Judges one row; counts are -1 where unknown. */
    SessionState read(CsvRow row, long packetsOut, long packetsIn, long bytesIn) {
        if (isBlocked(row)) {
            return SessionState.BLOCKED;
        }
        if (packetsIn < 0) {
            return SessionState.UNKNOWN;
        }
        if (packetsIn == 0) {
            return SessionState.UNANSWERED;
        }
        boolean isBare = packetsIn == 1 && bytesIn >= 0 && bytesIn <= BARE_PACKET_BYTES;
        if (isBare && row.is(endReason, "tcp-rst-from-server")) {
            return SessionState.REFUSED;
        }
        return isHandshakeOpen(row, packetsOut) ? SessionState.UNANSWERED : SessionState.ANSWERED;
    }

    private boolean isBlocked(CsvRow row) {
        return PanAction.isBlocked(row, action)
                || row.is(endReason, "threat")
                || row.is(endReason, "policy-deny")
                || row.startsWith(endReason, "decrypt-")
                || row.is(endReason, "resources-unavailable");
    }

    private boolean isHandshakeOpen(CsvRow row, long packetsOut) {
        if (packetsOut < 0 || !row.is(application, "incomplete")) {
            return false;
        }
        boolean isHalfOpenScan = packetsOut <= PACKETS_OF_HALF_OPEN_SCAN && row.is(endReason, "tcp-rst-from-client");
        return packetsOut <= 1 || isHalfOpenScan;
    }
}
