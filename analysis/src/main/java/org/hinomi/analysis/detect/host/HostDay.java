// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.analysis.detect.StateFields;
import org.hinomi.analysis.table.Sketch;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.signal.Signal;
import org.jspecify.annotations.Nullable;

/** All that one host did in a day towards others. One thread at a time. */
public final class HostDay {

    /**
     * Ports kept of a day: the lowest, where services live, so that order is no matter. Whoever calls more ports than this
     * (peer-to-peer programs, port scans) shows in {@link #ports} not at all, but in the sums.
     */
    static final int MAX_PORTS = 32;

    /** Where mail is handed over. */
    static final int MAIL_PORT = 25;

    private static final int ADDRESS_WORDS = 4;

    private final IpAddress host;
    private final long dayMs;
    private final TreeMap<Integer, HostPort> ports = new TreeMap<>();
    private int institution;
    private long peers;
    private long deadPeers;
    private long mailSenders;
    private final long[] addresses = new long[ADDRESS_WORDS];
    private IpAddress deepPeer = new IpAddress(0, 0);
    private int deepPorts;
    private final TorContacts tor = new TorContacts();
    private long answeredPeers;
    private long bytesOut;
    private long bytesIn;
    private long firstMs = Long.MAX_VALUE;
    private long lastMs = Long.MIN_VALUE;
    private IpAddress uploadPeer = new IpAddress(0, 0);
    private long uploadBytes;
    private long usualBytesOut;
    private int usualDays;
    private long usualMailServers;
    private boolean hasOddPeers;
    private boolean isChanged;
    private @Nullable Habit sent;
    private List<Signal> claims = List.of();

    HostDay(IpAddress host, long dayMs) {
        this.host = host;
        this.dayMs = dayMs;
    }

    /** Says that there is something new to judge; whether there was not before. */
    boolean markChanged() {
        boolean wasJudged = !isChanged;
        isChanged = true;
        return wasJudged;
    }

    void markJudged() {
        isChanged = false;
    }

    boolean isChanged() {
        return isChanged;
    }

    /** What the host sent on each day, looked up once: it outlives this day. */
    Habit sent(Habits habits) {
        Habit known = sent;
        if (known == null) {
            known = habits.of(host);
            sent = known;
        }
        return known;
    }

    void add(HostContact contact) {
        institution = contact.institution();
        firstMs = Math.min(firstMs, contact.firstMs());
        lastMs = Math.max(lastMs, contact.lastMs());
        if (!contact.kind().isFromHost()) {
            mailSenders += contact.isNew() ? 1 : 0;
            return;
        }
        deadPeers += contact.kind().dead();
        Sketch.add(
                addresses,
                0,
                ADDRESS_WORDS,
                StableHash.of(contact.peer().high(), contact.peer().low()));
        addDeep(contact);
        peers += contact.isNew() ? 1 : 0;
        answeredPeers += contact.isNewlyAnswered() ? 1 : 0;
        bytesOut += contact.bytesOut();
        bytesIn += contact.bytesIn();
        addUpload(contact);
        addPort(contact);
    }

    private void addDeep(HostContact contact) {
        int failedPorts = contact.kind().failedPorts();
        boolean isMore = failedPorts > deepPorts
                || (failedPorts == deepPorts && contact.peer().compareTo(deepPeer) < 0);
        if (isMore) {
            deepPorts = failedPorts;
            deepPeer = contact.peer();
        }
    }

    /** Adds a session with an address that is listed as a Tor relay. */
    void addTor(Match match) {
        institution = match.institution();
        firstMs = Math.min(firstMs, match.session().startMs());
        lastMs = Math.max(lastMs, match.session().startMs());
        tor.add(match);
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
        HostPort port = ports.computeIfAbsent(key, absent -> new HostPort(contact.port(), contact.protocol()));
        port.add(contact);
        hasOddPeers |= port.hasOddPeers();
        if (ports.size() > MAX_PORTS) {
            ports.pollLastEntry();
        }
    }

    /** Whether it handed mail to any server. */
    boolean hasMailed() {
        return port(MAIL_PORT, Protocol.TCP).isPresent();
    }

    /** What the host is used to send in a day, for those who judge the day. */
    void compare(long newUsualBytesOut, int newUsualDays, long newUsualMailServers) {
        usualMailServers = newUsualMailServers;
        usualBytesOut = newUsualBytesOut;
        usualDays = newUsualDays;
    }

    /** What is claimed of the day since it was last judged. */
    List<Signal> claims() {
        return claims;
    }

    void claim(Collection<Signal> now) {
        claims = List.copyOf(now);
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

    /** Contacts that were tried and never answered. */
    public long deadPeers() {
        return deadPeers;
    }

    /** About how many different addresses were called; saturates at some 1,000. */
    public int addresses() {
        return Sketch.estimate(addresses, 0, ADDRESS_WORDS);
    }

    /** Of the addresses called, that which failed members at most ports that day. */
    public IpAddress deepPeer() {
        return deepPeer;
    }

    /** About how many ports those were; saturates at some 250. */
    public int deepPorts() {
        return deepPorts;
    }

    /** The most servers that it handed mail to on any of the 14 days before. */
    public long usualMailServers() {
        return usualMailServers;
    }

    /** Outside addresses that handed it mail. */
    public long mailSenders() {
        return mailSenders;
    }

    /** What it had to do with listed Tor relays. */
    public TorContacts tor() {
        return tor;
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

    /** Whether any port has, or once had, an address that spoke another protocol than the port's own: most hosts have none. */
    public boolean hasOddPeers() {
        return hasOddPeers;
    }

    /** The ports called, lowest first; at most the 32 lowest. */
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
        out.writeLong(deadPeers);
        out.writeLong(mailSenders);
        for (long word : addresses) {
            out.writeLong(word);
        }
        StateFields.writeAddress(deepPeer, out);
        out.writeInt(deepPorts);
        tor.write(out);
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

    /** {@code claims:int} and the claims; written and read apart, because the oldest checkpoints have none. */
    void writeClaims(DataOutput out) throws IOException {
        out.writeInt(claims.size());
        for (Signal claim : claims) {
            StateFields.writeClaim(claim, out);
        }
    }

    void readClaims(DataInput in) throws IOException {
        List<Signal> stored = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            stored.add(StateFields.readClaim(in));
        }
        claim(stored);
    }

    static HostDay read(DataInput in) throws IOException {
        HostDay day = new HostDay(StateFields.readAddress(in), in.readLong());
        day.institution = in.readInt();
        day.peers = in.readLong();
        day.deadPeers = in.readLong();
        day.mailSenders = in.readLong();
        for (int i = 0; i < ADDRESS_WORDS; i++) {
            day.addresses[i] = in.readLong();
        }
        day.deepPeer = StateFields.readAddress(in);
        day.deepPorts = in.readInt();
        day.tor.read(in);
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
            day.hasOddPeers |= port.hasOddPeers();
        }
        return day;
    }
}
