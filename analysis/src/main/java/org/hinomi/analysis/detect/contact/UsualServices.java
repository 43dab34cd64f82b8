// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;

/**
 * Which services a port is registered for (IANA, Service Name and Transport Protocol Port Number Registry), for those ports
 * that sensors recognise by content; each with what it is started as or wrapped in.
 */
public final class UsualServices {

    /** Bits of services; no port from its length on has any. */
    private static final int[] BY_PORT = new int[1 << 12];

    private static final int WEB = bits(Service.HTTP, Service.TLS, Service.QUIC);

    /** Not recognised, or as nothing that is told apart here. */
    private static final int UNTOLD = bits(Service.UNKNOWN, Service.UNSEEN, Service.OTHER);

    static {
        put(21, Service.FTP);
        put(22, Service.SSH);
        put(25, Service.SMTP, Service.TLS);
        put(53, Service.DNS);
        put(80, Service.HTTP);
        put(110, Service.POP3, Service.TLS);
        put(143, Service.IMAP, Service.TLS);
        put(443, Service.TLS, Service.QUIC);
        put(465, Service.SMTP, Service.TLS);
        put(587, Service.SMTP, Service.TLS);
        put(993, Service.IMAP, Service.TLS);
        put(995, Service.POP3, Service.TLS);
        put(3389, Service.RDP, Service.TLS);
    }

    private UsualServices() {}

    private static void put(int port, Service... services) {
        BY_PORT[port] = bits(services);
    }

    private static int bits(Service... services) {
        int bits = 0;
        for (Service service : services) {
            bits |= 1 << service.code();
        }
        return bits;
    }

    private static int of(int port, int protocol) {
        return protocol == Protocol.TCP && port < BY_PORT.length ? BY_PORT[port] : 0;
    }

    private static int of(Contact contact) {
        return of(contact.port(), contact.protocol());
    }

    /**
     * Whether a sensor recognised a protocol that does not belong to the port. Web servers speak with and without TLS at each
     * other's ports, which says nothing.
     *
     * @param services a bit for the code of each service that was recognised
     */
    public static boolean isForeign(int port, int protocol, int services) {
        if ((services & bits(Service.IRC)) != 0 && !isIrcPort(port)) {
            return true;
        }
        int own = of(port, protocol);
        int same = (own & WEB) != 0 && (port == 80 || port == 443) ? WEB : 0;
        return own != 0 && (services & ~own & ~same & ~UNTOLD) != 0;
    }

    private static boolean isIrcPort(int port) {
        return port == 194 || port == 994 || (port >= 6660 && port <= 6669) || port == 6697 || port == 7000;
    }

    /** Whether a service by its code is one that a TCP port is meant for. */
    static boolean isUsual(int port, byte service) {
        return (of(port, Protocol.TCP) >>> service & 1) != 0;
    }

    /** Whether the port's own service was recognised. */
    static boolean isUsual(Contact contact) {
        return (contact.services() & of(contact)) != 0;
    }

    /** Whether something was said both ways at a port with a service of its own, and never that service. */
    static boolean isOdd(Contact contact) {
        return of(contact) != 0 && !isUsual(contact) && contact.isTalked();
    }
}
