// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.traffic;

/**
 * The sorts of ordinary traffic with their shares, per mille of all sessions. The shares are set so that the mix of ports,
 * protocols, sizes and outcomes comes near the aggregates of a real border (about 96 % TCP, most of it unanswered scans; 35 %
 * to port 3389, 23 % to 443, 13 % to 80, 12 % to 23, 3 % to 25).
 */
enum TrafficKind {
    SCAN(588),
    WEB_OUT(130),
    WEB_IN(52),
    PLAIN_WEB_OUT(70),
    PLAIN_WEB_IN(30),
    UPDATE_CHECK(40),
    MAIL_IN(22),
    MAIL_OUT(8),
    PASSWORD_GUESS(12),
    SECURE_SHELL(4),
    QUIC(14),
    NAME_QUESTION(12),
    MONITORING(8),
    TIME_QUESTION(6),
    PING(3),
    BACKUP(1);

    private final int perMille;

    TrafficKind(int perMille) {
        this.perMille = perMille;
    }

    double weight() {
        return perMille;
    }
}
