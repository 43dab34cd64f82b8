// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of Zeek's conn log that fill ours. */
enum ConnColumn {
    TS(0, "ts", "startMs"),
    UID(1, "uid", "recordId"),
    ORIG_H(2, "id.orig_h", "src"),
    ORIG_P(3, "id.orig_p", "srcPort"),
    RESP_H(4, "id.resp_h", "dst"),
    RESP_P(5, "id.resp_p", "dstPort"),
    PROTO(6, "proto", "protocol"),
    DURATION(7, "duration", "durationMs"),
    ORIG_BYTES(8, "orig_bytes", "bytesOut"),
    RESP_BYTES(9, "resp_bytes", "bytesIn"),
    CONN_STATE(10, "conn_state", "state"),
    ORIG_PKTS(11, "orig_pkts", "packetsOut"),
    RESP_PKTS(12, "resp_pkts", "packetsIn"),
    SERVICE(13, "service", "service"),
    MISSED_BYTES(14, "missed_bytes", "service"),
    HISTORY(15, "history", "service");

    private static final Map<String, ConnColumn> BY_NAME =
            Stream.of(values()).collect(Collectors.toMap(ConnColumn::zeekName, column -> column));

    private final int bit;
    private final String zeekName;
    private final String use;

    ConnColumn(int bit, String zeekName, String use) {
        this.bit = bit;
        this.zeekName = zeekName;
        this.use = use;
    }

    /** Its own bit in a set of columns. */
    int bit() {
        return bit;
    }

    String zeekName() {
        return zeekName;
    }

    /** The column of a session that it fills. */
    String use() {
        return use;
    }

    /** The name where a relay wrote {@code _} for {@code .}; the same name for most columns. */
    String underscoredName() {
        return zeekName.replace('.', '_');
    }

    /** Whether a session cannot do without it. */
    boolean isRequired() {
        return this == TS || this == ORIG_H || this == RESP_H || this == PROTO;
    }

    /** The column of this name, dotted as Zeek writes it or underscored; null if we do not use it. */
    static @Nullable ConnColumn find(String name) {
        return BY_NAME.get(name.startsWith("id_") ? "id." + name.substring(3) : name);
    }
}
