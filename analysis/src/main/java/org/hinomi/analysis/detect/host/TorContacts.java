// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.session.SessionState;

/** What one host had to do in a day with addresses that are listed as Tor relays. One thread at a time. */
public final class TorContacts {

    private static final int MAX_PORTS = 16;
    /** More relays than this nobody needs to see; {@link #relays} saturates there. */
    static final int MAX_RELAYS = 256;

    private final NavigableSet<IpAddress> relays = new TreeSet<>();
    private final NavigableSet<Integer> ports = new TreeSet<>();
    private long sessions;
    private long answered;
    private long bytesOut;

    void add(Match match) {
        sessions++;
        answered += match.session().state() == SessionState.ANSWERED ? 1 : 0;
        bytesOut += Math.max(0, match.session().bytesOut());
        StateFields.addBounded(relays, match.peer(), MAX_RELAYS);
        ports.add(match.session().dstPort());
        if (ports.size() > MAX_PORTS) {
            ports.pollLast();
        }
    }

    /** Relays called; at most the 256 least. */
    public NavigableSet<IpAddress> relays() {
        return Collections.unmodifiableNavigableSet(relays);
    }

    /** Ports called there; at most the 16 lowest. */
    public NavigableSet<Integer> ports() {
        return Collections.unmodifiableNavigableSet(ports);
    }

    /** Sessions opened to relays. */
    public long sessions() {
        return sessions;
    }

    /** Those in which both ends took part. */
    public long answered() {
        return answered;
    }

    /** Bytes that the host sent. */
    public long bytesOut() {
        return bytesOut;
    }

    void write(DataOutput out) throws IOException {
        StateFields.writeAddresses(relays, out);
        out.writeInt(ports.size());
        for (int port : ports) {
            out.writeShort(port);
        }
        out.writeLong(sessions);
        out.writeLong(answered);
        out.writeLong(bytesOut);
    }

    void read(DataInput in) throws IOException {
        relays.addAll(StateFields.readAddresses(in));
        for (int left = in.readInt(); left > 0; left--) {
            ports.add(in.readUnsignedShort());
        }
        sessions = in.readLong();
        answered = in.readLong();
        bytesOut = in.readLong();
    }
}
