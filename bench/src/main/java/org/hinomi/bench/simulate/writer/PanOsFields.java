// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import org.hinomi.bench.simulate.world.AlertKind;
import org.hinomi.bench.simulate.world.SensedAlert;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Protocol;

/** The firewall's words for what both its own log and the exports made of it hold. */
final class PanOsFields {

    private PanOsFields() {}

    static String protocol(int number) {
        return number == Protocol.ICMP6 ? "ipv6-icmp" : Protocol.name(number);
    }

    static String subtype(AlertKind kind) {
        return switch (kind) {
            case INTRUSION, VULNERABILITY -> "vulnerability";
            case SPYWARE, NAME_LOOKUP -> "spyware";
            case VIRUS -> "virus";
            case SANDBOX -> "wildfire";
        };
    }

    static String threatCategory(SensedAlert sensed) {
        return switch (sensed.kind()) {
            case VULNERABILITY, SPYWARE, VIRUS -> sensed.alert().category();
            case NAME_LOOKUP -> "dns-c2";
            case INTRUSION, SANDBOX -> "N/A";
        };
    }

    static String application(SensorAlert alert) {
        return switch (alert.dstPort()) {
            case 22 -> "ssh";
            case 25 -> "smtp";
            case 53 -> "dns";
            case 80, 8080 -> "web-browsing";
            case 443 -> "ssl";
            default -> "unknown-" + Protocol.name(alert.protocol());
        };
    }

    static String action(SensorAlert alert) {
        return alert.action() == SensorAction.BLOCKED
                ? "reset-both"
                : alert.fileHash().isEmpty() ? "alert" : "allow";
    }

    /** A file comes from the server, an attempt from the client; inside hosts are the clients of outside servers. */
    static String direction(SensorAlert alert) {
        return alert.srcInstitution() == InstitutionId.OUTSIDE ? "client-to-server" : "server-to-client";
    }

    static String fileType(SensorAlert alert) {
        return alert.fileHash().isEmpty() ? "" : "pe";
    }
}
