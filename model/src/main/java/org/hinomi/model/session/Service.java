// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.session;

/**
 * What a sensor recognised as the application protocol, by content and not by port, in the words that every sensor's own
 * names map to. A session carries it from the sensor to the detectors; the archive does not keep it. Checkpoints hold the
 * codes: never reuse one.
 */
public enum Service {
    /** The sensor does not say, or could make nothing of what it saw. */
    UNKNOWN(0),
    /** Recognised, and none of those below. */
    OTHER(1),
    HTTP(2),
    /** TLS in which the sensor saw no other protocol. */
    TLS(3),
    SSH(4),
    DNS(5),
    SMTP(6),
    /** Control and data connections. */
    FTP(7),
    RDP(8),
    SMB(9),
    IRC(10),
    NTP(11),
    QUIC(12),
    TELNET(13),
    /** The remote framebuffer protocol. */
    VNC(14),
    IMAP(15),
    POP3(16),
    LDAP(17),
    KERBEROS(18),
    SNMP(19),
    /** Not recognised, and the sensor says itself why it could not: it missed the beginning or parts, or nothing was said. */
    UNSEEN(20);

    private static final Service[] ALL = values();

    private final byte code;

    Service(int code) {
        this.code = (byte) code;
    }

    /** What a block's column holds. */
    public byte code() {
        return code;
    }

    /** The service with this code. */
    public static Service at(int code) {
        return ALL[code];
    }
}
