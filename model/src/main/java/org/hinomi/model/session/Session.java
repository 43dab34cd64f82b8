// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.session;

import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.Direction;

/**
 * One session as a record: for evidence and for people. The hot path uses {@link SessionBlock}.
 *
 * @param startMs first packet, milliseconds since the Unix epoch
 * @param durationMs first to last packet; -1 where the sensor did not say
 * @param src the end that opened the session
 * @param srcPort 0..65535
 * @param dst the end that was addressed
 * @param dstPort 0..65535
 * @param protocol IP protocol number, {@link Protocol#UNKNOWN} where not said
 * @param state how it went
 * @param service what the sensor recognised; {@link Service#UNKNOWN} of sessions from the archive, which does not keep it
 * @param bytesOut bytes from src to dst, headers as the sensor counts them; -1 unknown
 * @param bytesIn bytes from dst to src; -1 unknown
 * @param packetsOut packets from src to dst; -1 unknown
 * @param packetsIn packets from dst to src; -1 unknown
 * @param recordId stable hash of sensor and the record's own id; 0 where the format has none
 * @param srcInstitution the institution that held src then, 0 for none
 * @param dstInstitution the institution that held dst then, 0 for none
 * @param country two letters of the outside end's country, empty where unknown or where no end is outside
 * @param asNumber AS number of the outside end, 0 where unknown
 */
public record Session(
        long startMs,
        long durationMs,
        IpAddress src,
        int srcPort,
        IpAddress dst,
        int dstPort,
        int protocol,
        SessionState state,
        Service service,
        long bytesOut,
        long bytesIn,
        long packetsOut,
        long packetsIn,
        long recordId,
        int srcInstitution,
        int dstInstitution,
        String country,
        int asNumber) {

    /** A session whose service nobody recognised. */
    public Session(
            long startMs,
            long durationMs,
            IpAddress src,
            int srcPort,
            IpAddress dst,
            int dstPort,
            int protocol,
            SessionState state,
            long bytesOut,
            long bytesIn,
            long packetsOut,
            long packetsIn,
            long recordId,
            int srcInstitution,
            int dstInstitution,
            String country,
            int asNumber) {
        this(
                startMs,
                durationMs,
                src,
                srcPort,
                dst,
                dstPort,
                protocol,
                state,
                Service.UNKNOWN,
                bytesOut,
                bytesIn,
                packetsOut,
                packetsIn,
                recordId,
                srcInstitution,
                dstInstitution,
                country,
                asNumber);
    }

    public Direction direction() {
        return Direction.between(srcInstitution, dstInstitution);
    }
}
