// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.analysis.detect.contact.UsualServices;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Service;

/** What one host did in a day at one port of all other ends. One thread at a time. */
public final class HostPort {

    /** The least addresses are kept as examples, so that order is no matter. */
    static final int MAX_PEERS = 8;

    private final int port;
    private final int protocol;
    private long peers;
    private long insidePeers;
    private long insideAnswered;
    private long deadPeers;
    private long usualPeers;
    private long odd;
    private int services;
    private long answeredPeers;
    private long attempts;
    private long failed;
    private long bytesOut;
    private long bytesIn;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;
    private final LeastAddresses examples = new LeastAddresses(MAX_PEERS);
    private final LeastAddresses oddPeers = new LeastAddresses(MAX_PEERS);
    private final LeastAddresses foreignPeers = new LeastAddresses(MAX_PEERS);

    HostPort(int port, int protocol) {
        this.port = port;
        this.protocol = protocol;
    }

    void add(HostContact contact) {
        peers += contact.isNew() ? 1 : 0;
        answeredPeers += contact.isNewlyAnswered() ? 1 : 0;
        attempts += contact.attempts();
        failed += contact.failed();
        bytesOut += contact.bytesOut();
        bytesIn += contact.bytesIn();
        firstMs = Math.min(firstMs, contact.firstMs());
        lastMs = Math.max(lastMs, contact.lastMs());
        examples.add(contact.peer());
        addKind(contact, contact.kind());
    }

    private void addKind(HostContact contact, HostContact.Kind kind) {
        if (kind.isToInside()) {
            insidePeers += contact.isNew() ? 1 : 0;
            insideAnswered += contact.isNewlyAnswered() ? 1 : 0;
        }
        deadPeers += kind.dead();
        usualPeers += kind.isNewlyUsual() ? 1 : 0;
        odd += kind.odd();
        services |= kind.services();
        if (kind.isFromHost() && UsualServices.isForeign(port, protocol, kind.services())) {
            foreignPeers.add(contact.peer());
        }
        if (kind.odd() > 0) {
            oddPeers.add(contact.peer());
        } else if (kind.odd() < 0) {
            oddPeers.remove(contact.peer());
        }
    }

    public int port() {
        return port;
    }

    /** IP protocol number. */
    public int protocol() {
        return protocol;
    }

    /** Addresses called. */
    public long peers() {
        return peers;
    }

    /** Addresses that answered at least once. */
    public long answeredPeers() {
        return answeredPeers;
    }

    /** Addresses of members called. */
    public long insidePeers() {
        return insidePeers;
    }

    /** Those of them that answered at least once. */
    public long insideAnswered() {
        return insideAnswered;
    }

    /** Addresses that were tried and never answered. */
    public long deadPeers() {
        return deadPeers;
    }

    /** Addresses at which a sensor recognised the service that this port is meant for. */
    public long usualPeers() {
        return usualPeers;
    }

    /** Addresses with which something was said both ways, and never in that service. */
    public long odd() {
        return odd;
    }

    boolean hasOddPeers() {
        return odd > 0 || !foreignPeers.isEmpty();
    }

    /** Some of those: at most 8. */
    public List<IpAddress> oddPeers() {
        return oddPeers.list();
    }

    /** Addresses with which a sensor recognised a protocol that does not belong to the port: at most 8. */
    public List<IpAddress> foreignPeers() {
        return foreignPeers.list();
    }

    /** Whether a sensor recognised this service in any of the sessions. */
    public boolean hasService(Service service) {
        return (services >>> service.code() & 1) != 0;
    }

    /** Sessions opened. */
    public long attempts() {
        return attempts;
    }

    /** Sessions that were refused or never answered. */
    public long failed() {
        return failed;
    }

    /** Bytes that left the host. */
    public long bytesOut() {
        return bytesOut;
    }

    /** Bytes that came. */
    public long bytesIn() {
        return bytesIn;
    }

    public long firstMs() {
        return firstMs;
    }

    public long lastMs() {
        return lastMs;
    }

    /** Some of the addresses called: the least ones. */
    public List<IpAddress> examples() {
        return examples.list();
    }

    void write(DataOutput out) throws IOException {
        out.writeShort(port);
        out.writeByte(protocol);
        out.writeLong(peers);
        out.writeLong(answeredPeers);
        out.writeLong(attempts);
        out.writeLong(failed);
        out.writeLong(bytesOut);
        out.writeLong(bytesIn);
        out.writeLong(firstMs);
        out.writeLong(lastMs);
        examples.write(out);
        out.writeLong(insidePeers);
        out.writeLong(insideAnswered);
        out.writeLong(deadPeers);
        out.writeLong(usualPeers);
        out.writeLong(odd);
        out.writeInt(services);
        oddPeers.write(out);
        foreignPeers.write(out);
    }

    static HostPort read(DataInput in) throws IOException {
        HostPort port = new HostPort(in.readUnsignedShort(), in.readUnsignedByte());
        port.peers = in.readLong();
        port.answeredPeers = in.readLong();
        port.attempts = in.readLong();
        port.failed = in.readLong();
        port.bytesOut = in.readLong();
        port.bytesIn = in.readLong();
        port.firstMs = in.readLong();
        port.lastMs = in.readLong();
        port.examples.read(in);
        port.insidePeers = in.readLong();
        port.insideAnswered = in.readLong();
        port.deadPeers = in.readLong();
        port.usualPeers = in.readLong();
        port.odd = in.readLong();
        port.services = in.readInt();
        port.oddPeers.read(in);
        port.foreignPeers.read(in);
        return port;
    }
}
