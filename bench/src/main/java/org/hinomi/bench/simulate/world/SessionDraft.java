// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;

/** A session while it is being thought up. Bytes count the IP packets whole, headers with them. */
public final class SessionDraft {

    /** A TCP packet that opens or refuses a connection, with the usual options. */
    public static final int SYN_BYTES = 60;

    private static final int SEGMENT_BYTES = 1400;
    private static final int LEAST_PACKET_BYTES = 52;

    private final long startMs;
    private final End src;
    private final int srcPort;
    private final End dst;
    private final int dstPort;
    private int protocol = Protocol.TCP;
    private SessionState state = SessionState.ANSWERED;
    private Service service = Service.UNKNOWN;
    private long durationMs;
    private long bytesOut;
    private long bytesIn;
    private long packetsOut;
    private long packetsIn;

    public SessionDraft(long startMs, End src, int srcPort, End dst, int dstPort) {
        this.startMs = startMs;
        this.src = src;
        this.srcPort = srcPort;
        this.dst = dst;
        this.dstPort = dstPort;
    }

    /** Connection requests that nobody answers: {@code requests} of them within {@code lengthMs}. */
    public SessionDraft unanswered(int requests, long lengthMs) {
        state = SessionState.UNANSWERED;
        return sizes((long) requests * SYN_BYTES, 0, requests, 0, lengthMs);
    }

    /** A connection request that the destination resets. */
    public SessionDraft refused() {
        state = SessionState.REFUSED;
        return sizes(SYN_BYTES, SYN_BYTES, 1, 1, 1);
    }

    /** A connection request that a firewall drops. */
    public SessionDraft blocked() {
        state = SessionState.BLOCKED;
        return sizes(SYN_BYTES, 0, 1, 0, 0);
    }

    /** A TCP connection that moves so many bytes; packets follow from them. */
    public SessionDraft exchange(long out, long in, long lengthMs) {
        long sent = Math.max(out, 220);
        long received = Math.max(in, 160);
        long acknowledgements = received / SEGMENT_BYTES / 2;
        // No packet is smaller than its headers.
        long packOut = Math.min(4 + sent / SEGMENT_BYTES + acknowledgements, sent / LEAST_PACKET_BYTES);
        return sizes(sent, received, packOut, 3 + received / SEGMENT_BYTES, lengthMs);
    }

    /** What a sensor recognises in it, where that is not what its port says. */
    public SessionDraft recognised(Service as) {
        service = as;
        return this;
    }

    /** A UDP question and its answer. */
    public SessionDraft question(long out, long in, long lengthMs) {
        protocol = Protocol.UDP;
        return sizes(out, in, 1 + out / SEGMENT_BYTES, 1 + in / SEGMENT_BYTES, lengthMs);
    }

    /** An echo request and its answer; ports are type and code (RFC 792). */
    public SessionDraft echo(int count) {
        protocol = src.address().isIpv4() ? Protocol.ICMP : Protocol.ICMP6;
        return sizes(84L * count, 84L * count, count, count, 1000L * (count - 1) + 9);
    }

    private SessionDraft sizes(long out, long in, long packOut, long packIn, long lengthMs) {
        bytesOut = out;
        bytesIn = in;
        packetsOut = packOut;
        packetsIn = packIn;
        durationMs = lengthMs;
        return this;
    }

    public Session toSession(long recordId) {
        IpAddress from = src.address();
        IpAddress to = dst.address();
        End outsideEnd = src.isInside() ? dst : src;
        return new Session(
                startMs,
                durationMs,
                from,
                srcPort,
                to,
                dstPort,
                protocol,
                state,
                service,
                bytesOut,
                bytesIn,
                packetsOut,
                packetsIn,
                recordId,
                src.institution(),
                dst.institution(),
                outsideEnd.institution() == InstitutionId.OUTSIDE ? outsideEnd.country() : "",
                0);
    }
}
