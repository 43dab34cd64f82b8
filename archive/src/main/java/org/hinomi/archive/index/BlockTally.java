// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;

/**
 * Counts sessions by block of inside addresses, /24 of IPv4 and /48 of IPv6, and institution. A session counts once for each
 * end within the members. One thread only.
 */
public final class BlockTally {

    /** The longest prefix of IPv4 that the routers of others take, and that a member is given. */
    static final int IPV4_BITS = 24;

    /** What a site is given (RFC 6177). */
    static final int IPV6_BITS = 48;

    private long rows;
    private final BlockTable ipv4 = new BlockTable(IPV4_BITS);
    private final BlockTable ipv6 = new BlockTable(IPV6_BITS);

    /** Counts one session. */
    void addSession(long srcHigh, long srcLow, int srcInstitution, long dstHigh, long dstLow, int dstInstitution) {
        rows++;
        addEnd(srcHigh, srcLow, srcInstitution, 1);
        addEnd(dstHigh, dstLow, dstInstitution, 1);
    }

    /** Counts a row of a block. */
    public void add(SessionBlock block, int row) {
        addSession(
                block.srcHigh()[row],
                block.srcLow()[row],
                block.srcInstitution()[row],
                block.dstHigh()[row],
                block.dstLow()[row],
                block.dstInstitution()[row]);
    }

    /** Counts sessions without their ends. */
    public void addRows(long more) {
        rows += more;
    }

    /** Counts an end of sessions, without the sessions. */
    public void addEnd(long high, long low, int institution, long sessions) {
        if (institution == InstitutionId.OUTSIDE) {
            return;
        }
        if (IpAddress.isIpv4(high, low)) {
            ipv4.add(low << Integer.SIZE, institution, sessions);
        } else {
            ipv6.add(high, institution, sessions);
        }
    }

    /** Counts what others have counted. */
    void add(SeenBlocks others) {
        rows += others.rows();
        others.forEach((isIpv4, bits, first, institution, parts, sessions) ->
                (isIpv4 ? ipv4 : ipv6).add(bits, first, institution, parts, sessions));
    }

    /** Writes rows and both tables. */
    void write(ByteStore to) {
        to.putVar(rows);
        ipv4.write(to);
        ipv6.write(to);
    }

    /** What is counted so far. */
    public SeenBlocks seen() {
        ByteStore bytes = new ByteStore(1 << 10);
        write(bytes);
        return new SeenBlocks(Arrays.copyOf(bytes.bytes(), bytes.size()));
    }
}
