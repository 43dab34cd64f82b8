// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.NamedCodes;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Protocol;

/** Where a log has the two ends and the protocol, as field numbers of a row. */
public record PanEnds(int src, int dst, int srcPort, int dstPort, int protocol) {

    private static final NamedCodes PROTOCOLS = new NamedCodes(
            Map.of("tcp", (byte) Protocol.TCP, "udp", (byte) Protocol.UDP, "icmp", (byte) Protocol.ICMP));

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
        return protocol(row.bytes(), row.from(field), row.to(field));
    }

    /** The number of the protocol named in {@code text[from..to)}. */
    static int protocol(byte[] text, int from, int to) {
        int code = PROTOCOLS.find(text, from, to);
        if (code != NamedCodes.NONE) {
            return code;
        }
        return Protocol.number(
                new String(text, from, to - from, StandardCharsets.UTF_8)); // no name has other characters
    }

    Optional<IpAddress> readSrc(CsvRow row) {
        return row.address(src);
    }

    Optional<IpAddress> readDst(CsvRow row) {
        return row.address(dst);
    }
}
