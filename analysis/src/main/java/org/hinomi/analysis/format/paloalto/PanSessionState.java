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
        byte[] text = row.bytes();
        return of(
                PanAction.isBlocked(text, row.from(action), row.to(action)),
                PanEndReason.of(text, row.from(endReason), row.to(endReason)),
                PanApplication.isIncomplete(text, row.from(application), row.to(application)),
                packetsOut,
                packetsIn,
                bytesIn);
    }

    /** Judges what stands in a row; counts are -1 where unknown. */
    static SessionState of(
            boolean isBlocked,
            PanEndReason reason,
            boolean isIncomplete,
            long packetsOut,
            long packetsIn,
            long bytesIn) {
        if (isBlocked || reason == PanEndReason.FIREWALL) {
            return SessionState.BLOCKED;
        }
        if (packetsIn < 0) {
            return SessionState.UNKNOWN;
        }
        if (packetsIn == 0) {
            return SessionState.UNANSWERED;
        }
        boolean isBare = packetsIn == 1 && bytesIn >= 0 && bytesIn <= BARE_PACKET_BYTES;
        if (isBare && reason == PanEndReason.SERVER_RESET) {
            return SessionState.REFUSED;
        }
        boolean isHandshakeOpen = isIncomplete && isHandshakeOpen(packetsOut, reason);
        return isHandshakeOpen ? SessionState.UNANSWERED : SessionState.ANSWERED;
    }

    private static boolean isHandshakeOpen(long packetsOut, PanEndReason reason) {
        if (packetsOut < 0) {
            return false;
        }
        boolean isHalfOpenScan = packetsOut <= PACKETS_OF_HALF_OPEN_SCAN && reason == PanEndReason.CLIENT_RESET;
        return packetsOut <= 1 || isHalfOpenScan;
    }
}
