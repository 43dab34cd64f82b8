// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import java.util.Locale;
import org.hinomi.model.StableHash;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;

/** A session in Zeek's terms. */
final class ZeekFields {

    private static final int UID_TAIL = 7;
    private static final int UID_HEAD = 10;

    private ZeekFields() {}

    /** Seconds with six decimals; below the millisecond stands what the record's identity gives. */
    static ByteText addTime(ByteText out, Session session) {
        long timeMs = session.startMs();
        return out.add(timeMs / 1000)
                .add('.')
                .addPadded(timeMs % 1000, 3)
                .addPadded(Math.floorMod(session.recordId(), 1000L), 3);
    }

    static ByteText addDuration(ByteText out, Session session) {
        long lengthMs = session.durationMs();
        return out.add(lengthMs / 1000)
                .add('.')
                .addPadded(lengthMs % 1000, 3)
                .addPadded(Math.floorMod(session.recordId() >> 10, 1000L), 3);
    }

    /** One packet has no duration. */
    static boolean hasDuration(Session session) {
        return session.packetsOut() + session.packetsIn() > 1;
    }

    static ByteText addUid(ByteText out, Session session) {
        return out.add('C')
                .addBase62(session.recordId(), UID_HEAD)
                .addBase62(StableHash.mix(session.recordId()), UID_TAIL);
    }

    static String protocol(Session session) {
        // Zeek calls both versions icmp.
        return session.protocol() == Protocol.ICMP6 ? "icmp" : Protocol.name(session.protocol());
    }

    /** Empty where Zeek recognises none. */
    static String service(Session session) {
        if (session.state() != SessionState.ANSWERED) {
            return "";
        }
        if (session.service() != Service.UNKNOWN) {
            return name(session.service());
        }
        return switch (Wording.application(session)) {
            case "ssl" -> "ssl";
            case "web-browsing" -> "http";
            case "smtp" -> "smtp";
            case "ssh" -> "ssh";
            case "dns" -> "dns";
            case "ntp" -> "ntp";
            case "snmp" -> "snmp";
            case "quic" -> "quic";
            default -> "";
        };
    }

    private static String name(Service service) {
        return service == Service.TLS ? "ssl" : service.name().toLowerCase(Locale.ROOT);
    }

    /** A blocked request looks unanswered to a sensor that only listens. */
    static String state(Session session) {
        if (session.state() == SessionState.REFUSED) {
            return "REJ";
        }
        if (session.state() != SessionState.ANSWERED) {
            return "S0";
        }
        return switch (Wording.endReason(session)) {
            case "tcp-rst-from-client" -> "RSTO";
            case "tcp-rst-from-server" -> "RSTR";
            default -> "SF";
        };
    }

    static String history(Session session) {
        if (session.protocol() == Protocol.UDP) {
            return session.packetsIn() > 0 ? "Dd" : "D";
        }
        if (session.protocol() != Protocol.TCP) {
            return "";
        }
        return switch (state(session)) {
            case "S0" -> "S";
            case "REJ" -> "Sr";
            case "RSTO" -> "ShADadR";
            case "RSTR" -> "ShADadr";
            default -> "ShADadFf";
        };
    }

    /** Bytes without headers: what Zeek counts where a handshake was seen. */
    static long payload(Session session, long bytes, long packets) {
        if (session.state() != SessionState.ANSWERED) {
            return 0;
        }
        int ipHeader = Wording.isIpv6(session) ? 40 : 20;
        int header = ipHeader + (session.protocol() == Protocol.TCP ? 20 : 8);
        return Math.max(0, bytes - header * packets);
    }

    static boolean isLocal(int institution) {
        return institution != InstitutionId.OUTSIDE;
    }
}
