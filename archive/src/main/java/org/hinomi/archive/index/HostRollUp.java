// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.util.Arrays;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;

/**
 * Adds up the sessions of inside hosts by peer, direction and port, and the failed inbound ones of each host as one
 * number: scans would make it as large as the archive. Peers come one after the other. One thread only.
 */
final class HostRollUp {

    private static final int BLOCK_BYTES = 16 << 10;
    private static final int INBOUND = 1 << Character.SIZE;

    /** Up to here the contacts of one peer are looked through, beyond a table is asked. */
    private static final int FEW = 8;

    private final long hourMs;
    private final HostTable hosts = new HostTable();
    private int[] failed = new int[1024];
    private int[] failedFirst = new int[1024];
    private int[] failedLast = new int[1024];

    private long[] peerHighs = new long[1024];
    private long[] peerLows = new long[1024];
    private int peers;

    private int[] host = new int[1024];
    private int[] peer = new int[1024];
    private int[] ends = new int[1024];
    private int[] sessions = new int[1024];
    private long[] bytesFrom = new long[1024];
    private long[] bytesTo = new long[1024];
    private int[] first = new int[1024];
    private int[] last = new int[1024];
    private int size;

    /** First contact of the peer that is being added up. */
    private int groupStart;
    /** Contacts of this peer by host and end: place, and the peer for whom it holds. */
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
        if (peers > 0 && groupStart == size) {
            peers--; // the last one had failed sessions only
        }
        if (peers == peerHighs.length) {
            peerHighs = Arrays.copyOf(peerHighs, peers * 2);
            peerLows = Arrays.copyOf(peerLows, peers * 2);
        }
        peerHighs[peers] = high;
        peerLows[peers] = low;
        peers++;
        groupStart = size;
        isTabled = false;
    }

    /** Adds a failed inbound session. */
    void addFailed(long hostHigh, long hostLow, long startMs) {
        int number = hosts.numberOf(hostHigh, hostLow);
        if (number >= failed.length) {
            failed = Arrays.copyOf(failed, number * 2);
            failedFirst = Arrays.copyOf(failedFirst, number * 2);
            failedLast = Arrays.copyOf(failedLast, number * 2);
        }
        int ms = (int) (startMs - hourMs);
        boolean isFirst = failed[number]++ == 0;
        failedFirst[number] = isFirst ? ms : Math.min(failedFirst[number], ms);
        failedLast[number] = isFirst ? ms : Math.max(failedLast[number], ms);
    }

    /** Adds a session with the peer; bytes are -1 where nobody knows. */
    void add(long hostHigh, long hostLow, boolean isInbound, int port, long startMs, long fromHost, long toHost) {
        int number = hosts.numberOf(hostHigh, hostLow);
        int end = isInbound ? port | INBOUND : port;
        int place = placeOf(number, end);
        int ms = (int) (startMs - hourMs);
        sessions[place]++;
        bytesFrom[place] += Math.max(0, fromHost);
        bytesTo[place] += Math.max(0, toHost);
        first[place] = Math.min(first[place], ms);
        last[place] = Math.max(last[place], ms);
    }

    private int placeOf(int number, int end) {
        if (!isTabled) {
            for (int i = groupStart; i < size; i++) {
                if (host[i] == number && ends[i] == end) {
                    return i;
                }
            }
            int place = newContact(number, end);
            if (size - groupStart > FEW) {
                isTabled = true;
                enterGroup();
            }
            return place;
        }
        int slot = slotOf(number, end);
        if (slotPeers[slot] == peers) {
            return slots[slot];
        }
        int place = newContact(number, end);
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
            int slot = slotOf(host[i], ends[i]);
            slots[slot] = i;
            slotPeers[slot] = peers;
        }
    }

    private int slotOf(int number, int end) {
        int mask = slots.length - 1;
        int slot = (int) StableHash.mix((long) number << Integer.SIZE | end) & mask;
        while (slotPeers[slot] == peers && (host[slots[slot]] != number || ends[slots[slot]] != end)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int newContact(int number, int end) {
        if (size == host.length) {
            grow(size * 2);
        }
        host[size] = number;
        peer[size] = peers - 1;
        ends[size] = end;
        first[size] = Integer.MAX_VALUE;
        last[size] = Integer.MIN_VALUE;
        return size++;
    }

    private void grow(int capacity) {
        host = Arrays.copyOf(host, capacity);
        peer = Arrays.copyOf(peer, capacity);
        ends = Arrays.copyOf(ends, capacity);
        sessions = Arrays.copyOf(sessions, capacity);
        bytesFrom = Arrays.copyOf(bytesFrom, capacity);
        bytesTo = Arrays.copyOf(bytesTo, capacity);
        first = Arrays.copyOf(first, capacity);
        last = Arrays.copyOf(last, capacity);
    }

    /** Writes blocks, and to the fence the first host and the place of each. */
    void write(FileOut out, ByteStore fence) throws IOException {
        int[] starts = starts();
        int[] byHost = byHost(starts);
        ByteStore block = new ByteStore(BLOCK_BYTES * 2);
        long lastPeer = 0;
        for (int number : AddressOrder.of(hosts.highs(), hosts.lows(), hosts.size())) {
            boolean isNewHost = true;
            boolean hasFailed = number < failed.length && failed[number] > 0;
            for (int i = hasFailed ? -1 : 0; i < starts[number + 1] - starts[number]; i++) {
                if (block.size() == 0) {
                    beginBlock(block, fence, number, out.at());
                    isNewHost = true;
                }
                lastPeer = isNewHost ? 0 : lastPeer;
                if (i < 0) {
                    putFailed(block, number);
                } else {
                    lastPeer = put(block, byHost[starts[number] + i], isNewHost, lastPeer);
                }
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

    /** Where the contacts of each host begin when they stand by host. */
    private int[] starts() {
        int[] starts = new int[hosts.size() + 1];
        for (int i = 0; i < size; i++) {
            starts[host[i] + 1]++;
        }
        for (int number = 0; number < hosts.size(); number++) {
            starts[number + 1] += starts[number];
        }
        return starts;
    }

    private int[] byHost(int[] starts) {
        int[] next = starts.clone();
        int[] places = new int[size];
        for (int i = 0; i < size; i++) {
            places[next[host[i]]++] = i;
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

    private void putTag(ByteStore block, int tag, int number, boolean isNewHost) {
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

    private void putFailed(ByteStore block, int number) {
        putTag(block, HostBlocks.FAILED, number, true);
        block.putVar(failed[number]);
        block.putVar(failedFirst[number]);
        block.putVar((long) failedLast[number] - failedFirst[number]);
    }

    /** Writes a contact; says which IPv4 peer was the host's last. */
    private long put(ByteStore block, int place, boolean isNewHost, long lastPeer) {
        long high = peerHighs[peer[place]];
        long low = peerLows[peer[place]];
        boolean isIpv4 = IpAddress.isIpv4(high, low);
        int tag = ((ends[place] & INBOUND) != 0 ? HostBlocks.INBOUND : 0) | (isIpv4 ? 0 : HostBlocks.IPV6_PEER);
        putTag(block, tag, host[place], isNewHost);
        if (isIpv4) {
            long distance = (low & 0xffff_ffffL) - lastPeer;
            block.putVar((distance << 1) ^ (distance >> (Long.SIZE - 1)));
        } else {
            block.putLong(high);
            block.putLong(low);
        }
        block.putChar(ends[place] & Character.MAX_VALUE);
        block.putVar(sessions[place]);
        block.putVar(bytesFrom[place]);
        block.putVar(bytesTo[place]);
        block.putVar(first[place]);
        block.putVar((long) last[place] - first[place]);
        return isIpv4 ? low & 0xffff_ffffL : lastPeer;
    }
}
