// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.model.address.IpAddress;

/** All that one host did in a day towards others. One thread at a time. */
public final class HostDay {

    /**
     * Ports kept of a day: the lowest, where services live, so that order is no matter. Whoever calls more ports than this
     * (peer-to-peer programs, port scans) shows in {@link #ports} not at all, but in the sums.
     */
    static final int MAX_PORTS = 64;

    private final IpAddress host;
    private final long dayMs;
    private final TreeMap<Integer, HostPort> ports = new TreeMap<>();
    private int institution;
    private long peers;
    private long answeredPeers;
    private long bytesOut;
    private long bytesIn;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;
    private IpAddress uploadPeer = new IpAddress(0, 0);
    private long uploadBytes;
    private long usualBytesOut;
    private int usualDays;

    HostDay(IpAddress host, long dayMs) {
        this.host = host;
        this.dayMs = dayMs;
    }

    void add(HostContact contact) {
        institution = contact.institution();
        peers += contact.isNew() ? 1 : 0;
        answeredPeers += contact.isNewlyAnswered() ? 1 : 0;
        bytesOut += contact.bytesOut();
        bytesIn += contact.bytesIn();
        firstMs = Math.min(firstMs, contact.firstMs());
        lastMs = Math.max(lastMs, contact.lastMs());
        addUpload(contact);
        addPort(contact);
    }

    private void addUpload(HostContact contact) {
        boolean isMore = contact.totalBytesOut() > uploadBytes
                || (contact.totalBytesOut() == uploadBytes && contact.peer().compareTo(uploadPeer) < 0);
        if (isMore) {
            uploadBytes = contact.totalBytesOut();
            uploadPeer = contact.peer();
        }
    }

    private void addPort(HostContact contact) {
        int key = contact.port() << 8 | contact.protocol();
        if (ports.size() >= MAX_PORTS && key > ports.lastKey()) {
            return;
        }
        ports.computeIfAbsent(key, absent -> new HostPort(contact.port(), contact.protocol()))
                .add(contact);
        if (ports.size() > MAX_PORTS) {
            ports.pollLastEntry();
        }
    }

    /** What the host is used to send in a day, for those who judge the day. */
    void compare(long newUsualBytesOut, int newUsualDays) {
        usualBytesOut = newUsualBytesOut;
        usualDays = newUsualDays;
    }

    public IpAddress host() {
        return host;
    }

    /** Whose host it is. */
    public int institution() {
        return institution;
    }

    /** The day, as {@link org.hinomi.analysis.detect.EventDay#startOf} gives it. */
    public long dayMs() {
        return dayMs;
    }

    /** Contacts, that is pairs of another end and a port there. */
    public long peers() {
        return peers;
    }

    /** Contacts that were answered at least once. */
    public long answeredPeers() {
        return answeredPeers;
    }

    public long bytesOut() {
        return bytesOut;
    }

    public long bytesIn() {
        return bytesIn;
    }

    public long firstMs() {
        return firstMs;
    }

    public long lastMs() {
        return lastMs;
    }

    /** The other end that most bytes went to over one port. */
    public IpAddress uploadPeer() {
        return uploadPeer;
    }

    /** Bytes that went there. */
    public long uploadBytes() {
        return uploadBytes;
    }

    /** The most bytes that left the host on any of {@link #usualDays} before. */
    public long usualBytesOut() {
        return usualBytesOut;
    }

    /** On how many of the 14 days before this one the host sent anything at all. */
    public int usualDays() {
        return usualDays;
    }

    /** The ports called, lowest first; at most the 64 lowest. */
    public Collection<HostPort> ports() {
        return Collections.unmodifiableCollection(ports.values());
    }

    /** What was done at one port. */
    public Optional<HostPort> port(int port, int protocol) {
        return Optional.ofNullable(ports.get(port << 8 | protocol));
    }

    void write(DataOutput out) throws IOException {
        StateFields.writeAddress(host, out);
        out.writeLong(dayMs);
        out.writeInt(institution);
        out.writeLong(peers);
        out.writeLong(answeredPeers);
        out.writeLong(bytesOut);
        out.writeLong(bytesIn);
        out.writeLong(firstMs);
        out.writeLong(lastMs);
        StateFields.writeAddress(uploadPeer, out);
        out.writeLong(uploadBytes);
        out.writeInt(ports.size());
        for (HostPort port : ports.values()) {
            port.write(out);
        }
    }

    static HostDay read(DataInput in) throws IOException {
        HostDay day = new HostDay(StateFields.readAddress(in), in.readLong());
        day.institution = in.readInt();
        day.peers = in.readLong();
        day.answeredPeers = in.readLong();
        day.bytesOut = in.readLong();
        day.bytesIn = in.readLong();
        day.firstMs = in.readLong();
        day.lastMs = in.readLong();
        day.uploadPeer = StateFields.readAddress(in);
        day.uploadBytes = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            HostPort port = HostPort.read(in);
            day.ports.put(port.port() << 8 | port.protocol(), port);
        }
        return day;
    }
}
