// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.suricata;

import org.hinomi.model.session.Service;

/** The service in Suricata's {@code app_proto} (user guide, "Eve JSON Format"); {@code failed} says that none was found. */
final class EveServices {

    private EveServices() {}

    /** The service of a name; {@link Service#UNKNOWN} of an empty one. */
    static Service service(String appProto) {
        return switch (appProto) {
            case "", "failed", "unknown" -> Service.UNKNOWN;
            case "http", "http2" -> Service.HTTP;
            case "tls" -> Service.TLS;
            case "ssh" -> Service.SSH;
            case "dns" -> Service.DNS;
            case "smtp" -> Service.SMTP;
            case "ftp", "ftp-data" -> Service.FTP;
            case "rdp" -> Service.RDP;
            case "smb" -> Service.SMB;
            case "irc" -> Service.IRC;
            case "ntp" -> Service.NTP;
            case "quic" -> Service.QUIC;
            case "telnet" -> Service.TELNET;
            case "rfb" -> Service.VNC;
            case "imap" -> Service.IMAP;
            case "pop3" -> Service.POP3;
            case "ldap" -> Service.LDAP;
            case "krb5" -> Service.KERBEROS;
            case "snmp" -> Service.SNMP;
            default -> Service.OTHER;
        };
    }
}
