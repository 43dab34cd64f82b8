// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.util.Map;
import org.hinomi.analysis.format.ByteWords;
import org.hinomi.analysis.format.NamedCodes;
import org.hinomi.model.session.Service;

/**
 * The services that Zeek names. Its column holds the names of all analyzers that confirmed their protocol, parted by
 * commas and in no order ({@code gssapi,smb}); {@code -name} is one that gave up. The first name that has a word of ours
 * counts, else any name at all makes {@link Service#OTHER}.
 */
final class ConnServices {

    private static final NamedCodes CODES = new NamedCodes(Map.ofEntries(
            Map.entry("http", Service.HTTP.code()),
            Map.entry("ssl", Service.TLS.code()),
            Map.entry("tls", Service.TLS.code()),
            Map.entry("ssh", Service.SSH.code()),
            Map.entry("dns", Service.DNS.code()),
            Map.entry("smtp", Service.SMTP.code()),
            Map.entry("ftp", Service.FTP.code()),
            Map.entry("ftp-data", Service.FTP.code()),
            Map.entry("rdp", Service.RDP.code()),
            Map.entry("smb", Service.SMB.code()),
            Map.entry("irc", Service.IRC.code()),
            Map.entry("ntp", Service.NTP.code()),
            Map.entry("quic", Service.QUIC.code()),
            Map.entry("telnet", Service.TELNET.code()),
            Map.entry("rfb", Service.VNC.code()),
            Map.entry("imap", Service.IMAP.code()),
            Map.entry("pop3", Service.POP3.code()),
            Map.entry("ldap", Service.LDAP.code()),
            Map.entry("ldap_tcp", Service.LDAP.code()),
            Map.entry("ldap_udp", Service.LDAP.code()),
            Map.entry("krb", Service.KERBEROS.code()),
            Map.entry("krb_tcp", Service.KERBEROS.code()),
            Map.entry("snmp", Service.SNMP.code())));

    private ConnServices() {}

    /** The code of the service that {@code text[from..to)} names. */
    static byte code(byte[] text, int from, int to) {
        int whole = CODES.find(text, from, to);
        return whole == NamedCodes.NONE ? firstKnown(text, from, to) : (byte) whole;
    }

    private static byte firstKnown(byte[] text, int from, int to) {
        byte code = Service.UNKNOWN.code();
        int start = from;
        while (start < to) {
            int comma = ByteWords.indexOf(text, start, to, ',');
            int end = comma < 0 ? to : comma;
            int known = CODES.find(text, start, end);
            if (known != NamedCodes.NONE) {
                return (byte) known;
            }
            boolean isConfirmed = end > start && text[start] != '-';
            code = isConfirmed ? Service.OTHER.code() : code;
            start = end + 1;
        }
        return code;
    }
}
