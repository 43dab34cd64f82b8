// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import java.util.Map;
import org.hinomi.analysis.format.AsciiWords;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.NamedCodes;
import org.hinomi.model.session.Service;

/**
 * The service in a Palo Alto firewall's word for the application (App-ID). {@code unknown-*} says that it recognised none in what
 * it saw; {@code incomplete} (no data after the handshake), {@code insufficient-data}, {@code not-applicable} (stopped before)
 * and {@code non-syn-tcp} (the beginning is missing) that it could not.
 */
final class PanApplication {

    private static final NamedCodes CODES = new NamedCodes(Map.ofEntries(
            Map.entry("web-browsing", Service.HTTP.code()),
            Map.entry("ssl", Service.TLS.code()),
            Map.entry("ssh", Service.SSH.code()),
            Map.entry("dns", Service.DNS.code()),
            Map.entry("dns-base", Service.DNS.code()),
            Map.entry("smtp", Service.SMTP.code()),
            Map.entry("smtp-base", Service.SMTP.code()),
            Map.entry("ftp", Service.FTP.code()),
            Map.entry("ms-rdp", Service.RDP.code()),
            Map.entry("irc", Service.IRC.code()),
            Map.entry("irc-base", Service.IRC.code()),
            Map.entry("ntp", Service.NTP.code()),
            Map.entry("ntp-base", Service.NTP.code()),
            Map.entry("quic", Service.QUIC.code()),
            Map.entry("quic-base", Service.QUIC.code()),
            Map.entry("telnet", Service.TELNET.code()),
            Map.entry("vnc", Service.VNC.code()),
            Map.entry("vnc-base", Service.VNC.code()),
            Map.entry("imap", Service.IMAP.code()),
            Map.entry("pop3", Service.POP3.code()),
            Map.entry("ldap", Service.LDAP.code()),
            Map.entry("kerberos", Service.KERBEROS.code()),
            Map.entry("snmp", Service.SNMP.code()),
            Map.entry("snmp-base", Service.SNMP.code()),
            Map.entry("snmpv1", Service.SNMP.code()),
            Map.entry("snmpv2", Service.SNMP.code()),
            Map.entry("snmpv3", Service.SNMP.code()),
            Map.entry("incomplete", Service.UNSEEN.code()),
            Map.entry("not-applicable", Service.UNSEEN.code()),
            Map.entry("non-syn-tcp", Service.UNSEEN.code())));

    private PanApplication() {}

    /** The service in a field. */
    static Service service(CsvRow row, int field) {
        return service(row.bytes(), row.from(field), row.to(field));
    }

    /** The service in {@code text[from..to)}. */
    static Service service(byte[] text, int from, int to) {
        int code = CODES.find(text, from, to);
        if (code != NamedCodes.NONE) {
            return Service.at(code);
        }
        if (AsciiWords.startsWith(text, from, to, "ms-ds-smb")) {
            return Service.SMB;
        }
        if (AsciiWords.is(text, from, to, "insufficient-data")) {
            return Service.UNSEEN;
        }
        boolean isUnrecognised = from == to || AsciiWords.startsWith(text, from, to, "unknown-");
        return isUnrecognised ? Service.UNKNOWN : Service.OTHER;
    }

    /** Whether the firewall saw no full handshake, or no data after it. */
    static boolean isIncomplete(byte[] text, int from, int to) {
        return AsciiWords.is(text, from, to, "incomplete");
    }
}
