// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.SessionBlock;

/**
 * Whether Zeek saw a TCP connection whole, so that its silence about the service says something. Its analyzers read from the
 * first byte on, in order: without the handshake, behind a gap, or where no payload came, they recognise nothing.
 *
 * <p>In {@code history} (base/protocols/conn/main.zeek) letters stand in the order of what was seen first, capitals for the
 * originator: {@code S} SYN, {@code h} SYN with ACK, {@code D} and {@code d} payload, {@code G} and {@code g} gap; a leading
 * {@code ^} says that Zeek did not see who began. {@code ShADadFf} is whole, {@code DdfAR} lacks its beginning,
 * {@code SdADTtaFf} was captured out of order, {@code ShAFaf} holds no payload.
 */
final class ConnWhole {

    private ConnWhole() {}

    /** Whether a row is of TCP with data both ways, and Zeek names no service. */
    static boolean isUntold(SessionBlock block, int row) {
        return block.service()[row] == Service.UNKNOWN.code()
                && block.protocol()[row] == Protocol.TCP
                && block.bytesOut()[row] > 0
                && block.bytesIn()[row] > 0;
    }

    /** Whether {@code missed_bytes} is 0. */
    static boolean isNothingMissed(byte[] text, int from, int to) {
        return to - from == 1 && text[from] == '0';
    }

    /** Whether {@code history} tells of a handshake, then of payload both ways, without a gap. */
    static boolean isWhole(byte[] text, int from, int to) {
        boolean isOpen = false;
        boolean isSent = false;
        boolean isReceived = false;
        for (int i = from; i < to; i++) {
            switch (text[i]) {
                case 'h' -> isOpen |= !isSent && !isReceived;
                case 'D' -> isSent = true;
                case 'd' -> isReceived = true;
                case 'G', 'g' -> {
                    return false;
                }
                default -> {
                    // Acknowledgements, closes and what is only odd: the analyzers do not mind.
                }
            }
        }
        return from < to && text[from] == 'S' && isOpen && isSent && isReceived;
    }
}
