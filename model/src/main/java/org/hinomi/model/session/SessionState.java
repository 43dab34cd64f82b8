// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.session;

/**
 * How a session went, in the words that every sensor's own states map to. Codes are stored: never reuse one.
 */
public enum SessionState {
    /** The sensor did not say, or saw only the middle. */
    UNKNOWN(0),
    /** A device on the way denied, dropped or reset it. */
    BLOCKED(1),
    /** The destination never sent a packet back, or never finished the handshake. */
    UNANSWERED(2),
    /** The destination refused (TCP reset to the first packet). */
    REFUSED(3),
    /** Both ends took part. */
    ANSWERED(4);

    private static final SessionState[] ALL = values();

    private final byte code;

    SessionState(int code) {
        this.code = (byte) code;
    }

    /** What a block's column and an archive file hold. */
    public byte code() {
        return code;
    }

    /** The state with this code. */
    public static SessionState at(int code) {
        return ALL[code];
    }
}
