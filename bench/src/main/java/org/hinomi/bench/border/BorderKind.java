// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import java.util.List;
import org.hinomi.model.session.Protocol;

/**
 * The sorts of sessions at the border, with their shares. A third are scans that fail; the mix of the rest follows the
 * simulator's. Sizes are medians and deviations of the logarithm of log-normal payloads.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its tables are never written once they are made.
enum BorderKind {
    SCAN(333, Way.INBOUND, PeerPool.SCANNERS, Protocol.TCP, 0, "-", 0, 0, 0, 0, 0),
    WEB_OUT(300, Way.OUTBOUND, PeerPool.WEB, Protocol.TCP, 443, "ssl", 1900, 0.9, 7000, 2.05, 4000),
    WEB_IN(80, Way.INBOUND, PeerPool.VISITORS, Protocol.TCP, 443, "ssl", 1500, 0.9, 9000, 2.05, 4000),
    NAME_QUESTION(70, Way.OUTBOUND, PeerPool.NAMES, Protocol.UDP, 53, "dns", 48, 0.2, 150, 0.6, 20),
    PLAIN_WEB_OUT(60, Way.OUTBOUND, PeerPool.WEB, Protocol.TCP, 80, "http", 800, 0.9, 4200, 2.05, 4000),
    QUIC(60, Way.OUTBOUND, PeerPool.WEB, Protocol.UDP, 443, "quic", 3200, 0.8, 9000, 1.5, 9000),
    PLAIN_WEB_IN(25, Way.INBOUND, PeerPool.VISITORS, Protocol.TCP, 80, "http", 600, 0.9, 5000, 2.05, 4000),
    MAIL_IN(22, Way.INBOUND, PeerPool.MAIL, Protocol.TCP, 25, "smtp", 14000, 1.6, 1100, 0.4, 2500),
    PASSWORD_GUESS(15, Way.INBOUND, PeerPool.SCANNERS, Protocol.TCP, 22, "ssh", 1690, 0.1, 2150, 0.1, 1500),
    TIME_QUESTION(10, Way.OUTBOUND, PeerPool.NAMES, Protocol.UDP, 123, "ntp", 48, 0, 48, 0, 20),
    PING(10, Way.INBOUND, PeerPool.VISITORS, Protocol.ICMP, 0, "-", 56, 0.3, 56, 0.3, 500),
    MAIL_OUT(8, Way.OUTBOUND, PeerPool.MAIL, Protocol.TCP, 25, "smtp", 12000, 1.6, 1100, 0.4, 2500),
    SECURE_SHELL(5, Way.INBOUND, PeerPool.VISITORS, Protocol.TCP, 22, "ssh", 9000, 1.4, 16000, 1.6, 90_000),
    BACKUP(2, Way.OUTBOUND, PeerPool.NAMES, Protocol.TCP, 443, "ssl", 60_000_000, 1.3, 400_000, 0.6, 400_000);

    private static final List<BorderKind> ALL = List.of(values());

    /** Which end opens the session. */
    enum Way {
        INBOUND,
        OUTBOUND
    }

    final int perMille;
    final Way way;
    final PeerPool peers;
    final int protocol;
    final int port;
    final String service;
    final SizeTable out;
    final SizeTable in;
    final SizeTable durationMs;

    BorderKind(
            int perMille,
            Way way,
            PeerPool peers,
            int protocol,
            int port,
            String service,
            double medianOut,
            double sigmaOut,
            double medianIn,
            double sigmaIn,
            double medianMs) {
        this.perMille = perMille;
        this.way = way;
        this.peers = peers;
        this.protocol = protocol;
        this.port = port;
        this.service = service;
        this.out = new SizeTable(medianOut, sigmaOut);
        this.in = new SizeTable(medianIn, sigmaIn);
        this.durationMs = new SizeTable(medianMs, 1.6);
    }

    /** A place for every per mille. */
    static BorderKind[] byPerMille() {
        BorderKind[] places = new BorderKind[1000];
        int place = 0;
        for (BorderKind kind : ALL) {
            for (int i = 0; i < kind.perMille; i++) {
                places[place++] = kind;
            }
        }
        return places;
    }
}
