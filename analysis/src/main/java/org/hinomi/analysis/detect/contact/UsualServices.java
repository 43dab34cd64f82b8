// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import java.util.HashMap;
import java.util.Map;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;

/**
 * Which services a port is registered for (IANA, Service Name and Transport Protocol Port Number Registry), for those ports
 * that sensors recognise by content; each with what it is started as or wrapped in.
 */
final class UsualServices {

    private static final Map<Integer, Integer> BY_PORT = new HashMap<>();

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
        int bits = 0;
        for (Service service : services) {
            bits |= 1 << service.code();
        }
        BY_PORT.put(port, bits);
    }

    private static int of(Contact contact) {
        return contact.protocol() == Protocol.TCP ? BY_PORT.getOrDefault(contact.port(), 0) : 0;
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
