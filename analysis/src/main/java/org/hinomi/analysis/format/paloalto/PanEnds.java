// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import java.util.Optional;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Protocol;

/** Where a log has the two ends and the protocol, as field numbers of a row. */
public record PanEnds(int src, int dst, int srcPort, int dstPort, int protocol) {

    private static final int MAX_PORT = 65_535;

    /** A port that is no number from 0 to 65535. */
    public static final int BAD_PORT = -1;

    /** The port in a field, 0 where it is empty, or {@link #BAD_PORT}. */
    public static int port(CsvRow row, int field) {
        long port = row.number(field);
        if (port == CsvRow.EMPTY) {
            return 0;
        }
        return port < 0 || port > MAX_PORT ? BAD_PORT : (int) port;
    }

    /** The number of the protocol named in a field. */
    public static int protocol(CsvRow row, int field) {
        if (row.is(field, "tcp")) {
            return Protocol.TCP;
        }
        if (row.is(field, "udp")) {
            return Protocol.UDP;
        }
        return row.text(field).map(Protocol::number).orElse(Protocol.UNKNOWN);
    }

    Optional<IpAddress> readSrc(CsvRow row) {
        return row.address(src);
    }

    Optional<IpAddress> readDst(CsvRow row) {
        return row.address(dst);
    }
}
