// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.util.Arrays;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;

/** Adds up the sessions of inside hosts by peer, direction and port. Peers come one after the other. One thread only. */
final class HostRollUp {

    private static final int BLOCK_BYTES = 16 << 10;
    private static final int INBOUND = 1 << Character.SIZE;
    private static final int IPV6_PEER = INBOUND << 1;

    /** Up to here the contacts of one peer are looked through, beyond a table is asked. */
    private static final int FEW = 8;

    /** A contact is five longs side by side, because it is reached in no order when blocks are written. */
    private static final int STRIDE = 5;

    /** Host above; port, direction and the peer's family below. */
    private static final int KEY = 0;

    /** Peer above, its address or its place among the IPv6 peers; sessions below. */
    private static final int PEER = 1;

    private static final int BYTES_FROM = 2;
    private static final int BYTES_TO = 3;

    /** First start above, last below, in milliseconds from the hour. */
    private static final int TIMES = 4;

    /** Groups that contacts are brought into first: as many streams of writes as caches bear. */
    private static final int PARTITION_BITS = 10;

    private static final long LOWER = 0xffff_ffffL;

    private final long hourMs;
    private final HostTable hosts = new HostTable();
    private long[] ipv6Highs = new long[1024];
    private long[] ipv6Lows = new long[1024];
    private int ipv6Peers;
    private long peer;
    private boolean isIpv4Peer = true;
    private int peers;
    private long[] contacts = new long[1024 * STRIDE];
    private int size;

    /** First contact of the peer that is being added up. */
    private int groupStart;
    /** Contacts of this peer by key: place, and the peer for whom it holds. */
    private int[] slots = new int[1024];

    private int[] slotPeers = new int[1024];
    private boolean isTabled;

    HostRollUp(long hourMs) {
        this.hourMs = hourMs;
    }

    long contacts() {
        return size;
    }

    /** The sessions added from here on are with this peer. */
    void peer(long high, long low) {
        isIpv4Peer = IpAddress.isIpv4(high, low);
        peer = isIpv4Peer ? low & LOWER : ipv6Peers;
        if (!isIpv4Peer) {
            addIpv6Peer(high, low);
        }
        peers++;
        groupStart = size;
        isTabled = false;
    }

    private void addIpv6Peer(long high, long low) {
        if (ipv6Peers == ipv6Highs.length) {
            ipv6Highs = Arrays.copyOf(ipv6Highs, ipv6Peers * 2);
            ipv6Lows = Arrays.copyOf(ipv6Lows, ipv6Peers * 2);
        }
        ipv6Highs[ipv6Peers] = high;
        ipv6Lows[ipv6Peers] = low;
        ipv6Peers++;
    }

    /** The number of an inside host, to add its sessions by. */
    int hostOf(long high, long low) {
        return hosts.numberOf(high, low);
    }

    /** Adds a session with the peer; bytes are -1 where nobody knows. */
    void add(int host, boolean isInbound, int port, long startMs, long fromHost, long toHost) {
        int end = port | (isInbound ? INBOUND : 0) | (isIpv4Peer ? 0 : IPV6_PEER);
        long key = (long) host << Integer.SIZE | end;
        int at = placeOf(key) * STRIDE;
        long ms = startMs - hourMs;
        long times = contacts[at + TIMES];
        contacts[at + PEER]++;
        contacts[at + BYTES_FROM] += Math.max(0, fromHost);
        contacts[at + BYTES_TO] += Math.max(0, toHost);
        contacts[at + TIMES] = Math.min(times >>> Integer.SIZE, ms) << Integer.SIZE | Math.max(times & LOWER, ms);
    }

    private int placeOf(long key) {
        if (isTabled) {
            return placeInTable(key);
        }
        for (int i = groupStart; i < size; i++) {
            if (contacts[i * STRIDE + KEY] == key) {
                return i;
            }
        }
        int place = newContact(key);
        if (size - groupStart > FEW) {
            isTabled = true;
            enterGroup();
        }
        return place;
    }

    private int placeInTable(long key) {
        int slot = slotOf(key);
        if (slotPeers[slot] == peers) {
            return slots[slot];
        }
        int place = newContact(key);
        slots[slot] = place;
        slotPeers[slot] = peers;
        if ((size - groupStart) * 2 > slots.length) {
            slots = new int[slots.length * 2];
            slotPeers = new int[slots.length];
            enterGroup();
        }
        return place;
    }

    private void enterGroup() {
        for (int i = groupStart; i < size; i++) {
            int slot = slotOf(contacts[i * STRIDE + KEY]);
            slots[slot] = i;
            slotPeers[slot] = peers;
        }
    }

    private int slotOf(long key) {
        int mask = slots.length - 1;
        int slot = (int) StableHash.mix(key) & mask;
        while (slotPeers[slot] == peers && contacts[slots[slot] * STRIDE + KEY] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int newContact(long key) {
        int at = size * STRIDE;
        if (at == contacts.length) {
            contacts = Arrays.copyOf(contacts, at * 2);
        }
        contacts[at + KEY] = key;
        contacts[at + PEER] = peer << Integer.SIZE;
        contacts[at + TIMES] = (long) Integer.MAX_VALUE << Integer.SIZE;
        return size++;
    }

    /** Writes blocks, and to the fence the first host and the place of each. Nothing can be added afterwards. */
    void write(FileOut out, ByteStore fence) throws IOException {
        int[] order = AddressOrder.of(hosts.highs(), hosts.lows(), hosts.size());
        int[] ranks = new int[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        partition(ranks);
        int[] starts = starts(ranks, 0, ranks.length);
        int[] places = places(ranks, starts);
        ByteStore block = new ByteStore(BLOCK_BYTES * 2);
        for (int rank = 0; rank < order.length; rank++) {
            boolean isNewHost = true;
            long lastPeer = 0;
            for (int i = starts[rank]; i < starts[rank + 1]; i++) {
                if (block.size() == 0) {
                    beginBlock(block, fence, order[rank], out.at());
                    isNewHost = true;
                    lastPeer = 0;
                }
                lastPeer = put(block, order[rank], places[i] * STRIDE, isNewHost, lastPeer);
                isNewHost = false;
                if (block.size() >= BLOCK_BYTES) {
                    endBlock(block, out);
                }
            }
        }
        if (block.size() > 0) {
            endBlock(block, out);
        }
    }

    /** Brings contacts of neighbouring hosts near each other, so that what follows stays within the cache. */
    private void partition(int[] ranks) {
        int shift = Math.max(0, IndexFormat.width(ranks.length) - PARTITION_BITS);
        int[] next = starts(ranks, shift, (ranks.length >>> shift) + 1);
        long[] to = new long[size * STRIDE];
        for (int i = 0; i < size; i++) {
            int place = next[ranks[hostOf(i)] >>> shift]++;
            System.arraycopy(contacts, i * STRIDE, to, place * STRIDE, STRIDE);
        }
        contacts = to;
    }

    /** Where the contacts of each group of hosts begin, which share the upper bits of their rank. */
    private int[] starts(int[] ranks, int shift, int groups) {
        int[] starts = new int[groups + 1];
        for (int i = 0; i < size; i++) {
            starts[(ranks[hostOf(i)] >>> shift) + 1]++;
        }
        for (int group = 0; group < groups; group++) {
            starts[group + 1] += starts[group];
        }
        return starts;
    }

    private int hostOf(int contact) {
        return (int) (contacts[contact * STRIDE + KEY] >>> Integer.SIZE);
    }

    /** The contacts by host, those of one host in the order in which they came. */
    private int[] places(int[] ranks, int[] starts) {
        int[] next = starts.clone();
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            places[next[ranks[hostOf(i)]]++] = i;
        }
        return places;
    }

    private void beginBlock(ByteStore block, ByteStore fence, int number, long at) {
        block.reserve(IndexFormat.BLOCK_HEAD_BYTES);
        fence.putLong(hosts.highs()[number]);
        fence.putLong(hosts.lows()[number]);
        fence.putLong(at);
    }

    private static void endBlock(ByteStore block, FileOut out) throws IOException {
        IndexFormat.INTS.set(block.bytes(), 4, block.size());
        IndexFormat.INTS.set(block.bytes(), 0, IndexFormat.checksum(block.bytes(), 4, block.size() - 4));
        out.write(block.bytes(), 0, block.size());
        block.cut(0);
    }

    /** Writes a contact; says which IPv4 peer was the host's last. */
    private long put(ByteStore block, int number, int at, boolean isNewHost, long lastPeer) {
        int end = (int) contacts[at + KEY];
        long with = contacts[at + PEER] >>> Integer.SIZE;
        boolean isIpv4 = (end & IPV6_PEER) == 0;
        int tag = ((end & INBOUND) != 0 ? HostBlocks.INBOUND : 0) | (isIpv4 ? 0 : HostBlocks.IPV6_PEER);
        putHost(block, number, isNewHost, tag);
        if (isIpv4) {
            long distance = with - lastPeer;
            block.putVar((distance << 1) ^ (distance >> (Long.SIZE - 1)));
        } else {
            block.putLong(ipv6Highs[(int) with]);
            block.putLong(ipv6Lows[(int) with]);
        }
        long times = contacts[at + TIMES];
        block.putChar(end & Character.MAX_VALUE);
        block.putVar(contacts[at + PEER] & LOWER);
        block.putVar(contacts[at + BYTES_FROM]);
        block.putVar(contacts[at + BYTES_TO]);
        block.putVar(times >>> Integer.SIZE);
        block.putVar((times & LOWER) - (times >>> Integer.SIZE));
        return isIpv4 ? with : lastPeer;
    }

    private void putHost(ByteStore block, int number, boolean isNewHost, int tag) {
        if (!isNewHost) {
            block.putByte(tag);
            return;
        }
        long high = hosts.highs()[number];
        long low = hosts.lows()[number];
        if (IpAddress.isIpv4(high, low)) {
            block.putByte(tag | HostBlocks.NEW_HOST | HostBlocks.IPV4_HOST);
            block.putInt((int) low);
        } else {
            block.putByte(tag | HostBlocks.NEW_HOST);
            block.putLong(high);
            block.putLong(low);
        }
    }
}
