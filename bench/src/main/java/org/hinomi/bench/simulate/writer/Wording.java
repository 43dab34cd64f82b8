// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;

/** What several sensors call things. */
final class Wording {

    private Wording() {}

    /** The application as a firewall names it; {@code incomplete} where the handshake never ended. */
    static String application(Session session) {
        if (session.protocol() == Protocol.ICMP || session.protocol() == Protocol.ICMP6) {
            return "ping";
        }
        if (session.state() == SessionState.BLOCKED) {
            return "not-applicable";
        }
        if (session.state() != SessionState.ANSWERED) {
            return "incomplete";
        }
        return switch (session.dstPort()) {
            case 22 -> "ssh";
            case 25 -> "smtp";
            case 53 -> "dns";
            case 80, 8080 -> "web-browsing";
            case 123 -> "ntp";
            case 161 -> "snmp";
            case 443 -> session.protocol() == Protocol.UDP ? "quic" : "ssl";
            default -> "unknown-" + Protocol.name(session.protocol());
        };
    }

    static boolean isIpv6(Session session) {
        return !session.src().isIpv4();
    }

    /** What a firewall says about the end of a session; the usual reasons in their usual shares. */
    static String endReason(Session session) {
        if (session.state() == SessionState.BLOCKED) {
            return "policy-deny";
        }
        if (session.state() == SessionState.REFUSED) {
            return "tcp-rst-from-server";
        }
        if (session.state() != SessionState.ANSWERED || session.protocol() != Protocol.TCP) {
            return "aged-out";
        }
        return switch ((int) Math.floorMod(session.recordId(), 10L)) {
            case 0, 1 -> "tcp-rst-from-client";
            case 2 -> "tcp-rst-from-server";
            default -> "tcp-fin";
        };
    }

    /** Country of an end: Japan inside, else what the session says of its outside end. */
    static String country(int institution, String outside) {
        return institution == InstitutionId.OUTSIDE ? outside : "JP";
    }

    /** The firewall's zone of an end. */
    static String zone(int institution) {
        return institution == InstitutionId.OUTSIDE ? "untrust" : "trust";
    }

    static String action(Session session) {
        return session.state() == SessionState.BLOCKED ? "deny" : "allow";
    }

    static String subtype(Session session) {
        return session.state() == SessionState.BLOCKED ? "drop" : "end";
    }
}
