// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.SessionBlock;

/**
 * What most sessions are: a page, a name or the time, asked for over the border and answered. One of them alone shows nothing
 * that any detector by contact looks for, so that the gate before contacts may leave it out.
 */
final class OrdinarySession {

    private static final int DNS = 53;
    private static final int HTTP = 80;
    private static final int NTP = 123;
    private static final int HTTPS = 443;

    /** A fiftieth of the smallest upload that is told of: whoever splits one up comes back, and is kept then. */
    private static final long MAX_BYTES = 1_000_000;

    /** A sixth of the shortest session that is called long. */
    private static final long MAX_DURATION_MS = 60L * 60 * 1000;

    /** Less than one byte back for so many is what makes a flood, of which some sensors call each session answered. */
    private static final long MAX_OUT_FOR_A_BYTE_IN = 100;

    private OrdinarySession() {}

    static boolean is(SessionBlock block, int row) {
        return isOrdinaryPort(block.dstPort()[row], block.protocol()[row], block.service()[row])
                && Contacts.isAnswered(block, row)
                && block.bytesOut()[row] <= MAX_BYTES
                && block.bytesIn()[row] <= MAX_BYTES
                && block.bytesOut()[row] < block.bytesIn()[row] * MAX_OUT_FOR_A_BYTE_IN
                && block.durationMs()[row] <= MAX_DURATION_MS
                && (block.srcInstitution()[row] == InstitutionId.OUTSIDE
                        || block.dstInstitution()[row] == InstitutionId.OUTSIDE);
    }

    /** Over TCP only where a sensor recognised what belongs there: anything else may be an odd protocol. */
    private static boolean isOrdinaryPort(int port, byte protocol, byte service) {
        return switch (port) {
            case HTTP -> protocol == Protocol.TCP && UsualServices.isUsual(port, service);
            case HTTPS ->
                protocol == Protocol.UDP || (protocol == Protocol.TCP && UsualServices.isUsual(port, service));
            case DNS, NTP -> protocol == Protocol.UDP;
            default -> false;
        };
    }
}
