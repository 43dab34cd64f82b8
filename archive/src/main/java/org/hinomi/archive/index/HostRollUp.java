// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;

/**
 * Adds up the sessions of inside hosts by peer, direction and port. Peers come one after the other; where a peer's sessions
 * come host by host in the order of their addresses, as hour files have them, nothing is looked up. One thread only.
 */
final class HostRollUp {

    private static final int BLOCK_BYTES = 16 << 10;
    private static final int INBOUND = 1 << Character.SIZE;
    private static final int IPV6_PEER = INBOUND << 1;
    private static final int IPV6_HOST = IPV6_PEER << 1;

    /** Up to here the contacts of one peer and host are looked through, beyond a table is asked. */
    private static final int FEW = 8;

    /** A contact is five longs side by side, because it is reached in no order when blocks are written. */
    private static final int STRIDE = 5;

    /** Host above, its address or its number among the IPv6 hosts; port, direction and families below. */
    private static final int KEY = 0;

    /** Peer above, its address or its place among the IPv6 peers; sessions below. */
    private static final int PEER = 1;

    private static final int BYTES_FROM = 2;
    private static final int BYTES_TO = 3;

    /** First start above, last below, in milliseconds from the hour. */
    private static final int TIMES = 4;

    /** At most: tag, two addresses, port, five numbers of at most ten bytes. */
    private static final int CONTACT_BYTES = 1 + 2 * IndexFormat.IPV6_BYTES + Character.BYTES + 5 * 10;

    private static final long LOWER = 0xffff_ffffL;

    /** Bits of a contact's place, below its host's place in the order of addresses. */
    private static final int PLACE_BITS = 29;

    private static final int PLACE = (1 << PLACE_BITS) - 1;

    private static final int FIRST_CONTACTS = 512;

    private final long hourMs;
    private final Addresses hosts = new Addresses();
    private final Map<IpAddress, Integer> hostNumbers = new HashMap<>();
    private final Addresses peers = new Addresses();
    private long peer;
    private boolean isIpv4Peer = true;
    private final RunWriter.Room room;
    private long[] contacts;
    private int size;

    /** First contact of the peer that is being added up. */
    private int groupStart;
    /** First contact of the host of this peer's last session, its address, and what a key has of it. */
    private int hostStart;

    private long hostHigh;
    private long hostLow;
    private long hostKey;

    /** Contacts by key: place, and the table for which it holds. */
    private int[] slots = new int[1024];

    private int[] slotTables = new int[1024];
    private int tables;
    private int tableStart;
    private boolean isTabled;
    /** Whether a host of this peer came behind a greater one: it may have been here before. */
    private boolean isDisordered;

    HostRollUp(long hourMs) {
        this(hourMs, new RunWriter.Room());
    }

    /** Takes the room for contacts, and gives it back when they are written. */
    HostRollUp(long hourMs, RunWriter.Room room) {
        this.hourMs = hourMs;
        this.room = room;
        contacts = room.take();
    }

    /** Addresses that are reached by a number. */
    private static final class Addresses {

        private long[] highs = new long[256];
        private long[] lows = new long[256];
        private int size;

        int add(long high, long low) {
            if (size == highs.length) {
                highs = Arrays.copyOf(highs, size * 2);
                lows = Arrays.copyOf(lows, size * 2);
            }
            highs[size] = high;
            lows[size] = low;
            return size++;
        }
    }

    long contacts() {
        return size;
    }

    /** The sessions added from here on are with this peer. */
    void peer(long high, long low) {
        isIpv4Peer = IpAddress.isIpv4(high, low);
        peer = isIpv4Peer ? low & LOWER : peers.add(high, low);
        groupStart = size;
        hostStart = size;
        isTabled = false;
        isDisordered = false;
    }

    /** Adds a session of a host with the peer; bytes are -1 where nobody knows. */
    void add(long high, long low, boolean isInbound, int port, long startMs, long fromHost, long toHost) {
        boolean isOtherHost = size == groupStart || low != hostLow || high != hostHigh;
        if (isOtherHost) {
            host(high, low);
        }
        int end = port | (isInbound ? INBOUND : 0) | (isIpv4Peer ? 0 : IPV6_PEER);
        int at = placeOf(hostKey | end) * STRIDE;
        long ms = startMs - hourMs;
        long times = contacts[at + TIMES];
        contacts[at + PEER]++;
        contacts[at + BYTES_FROM] += Math.max(0, fromHost);
        contacts[at + BYTES_TO] += Math.max(0, toHost);
        contacts[at + TIMES] = Math.min(times >>> Integer.SIZE, ms) << Integer.SIZE | Math.max(times & LOWER, ms);
    }

    /** From here on sessions are of another host than the last, or of another peer. */
    private void host(long high, long low) {
        if (size > groupStart && IndexFormat.compare(high, low, hostHigh, hostLow) < 0 && !isDisordered) {
            isDisordered = true;
            enterTable(groupStart);
        }
        hostKey = IpAddress.isIpv4(high, low)
                ? low << Integer.SIZE
                : (long) hostNumber(high, low) << Integer.SIZE | IPV6_HOST;
        hostHigh = high;
        hostLow = low;
        hostStart = size;
        isTabled = isDisordered;
    }

    /** IPv6 hosts are few enough for a map. */
    private int hostNumber(long high, long low) {
        return hostNumbers.computeIfAbsent(new IpAddress(high, low), host -> hosts.add(high, low));
    }

    private int placeOf(long key) {
        if (isTabled) {
            return placeInTable(key);
        }
        for (int i = hostStart; i < size; i++) {
            if (contacts[i * STRIDE + KEY] == key) {
                return i;
            }
        }
        int place = newContact(key);
        if (size - hostStart > FEW) {
            enterTable(hostStart);
        }
        return place;
    }

    private int placeInTable(long key) {
        int slot = slotOf(key);
        if (slotTables[slot] == tables) {
            return slots[slot];
        }
        int place = newContact(key);
        slots[slot] = place;
        slotTables[slot] = tables;
        if ((size - tableStart) * 2 > slots.length) {
            slots = new int[slots.length * 2];
            slotTables = new int[slots.length];
            enterTable(tableStart);
        }
        return place;
    }

    /** Begins a table with the contacts from one on. */
    private void enterTable(int from) {
        while ((size - from) * 2 > slots.length) {
            slots = new int[slots.length * 2];
            slotTables = new int[slots.length];
        }
        tables++;
        tableStart = from;
        isTabled = true;
        for (int i = from; i < size; i++) {
            int slot = slotOf(contacts[i * STRIDE + KEY]);
            slots[slot] = i;
            slotTables[slot] = tables;
        }
    }

    private int slotOf(long key) {
        int mask = slots.length - 1;
        int slot = (int) StableHash.mix(key) & mask;
        while (slotTables[slot] == tables && contacts[slots[slot] * STRIDE + KEY] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int newContact(long key) {
        int at = size * STRIDE;
        if (at + STRIDE > contacts.length) {
            contacts = Arrays.copyOf(contacts, Math.max(at, FIRST_CONTACTS * STRIDE) * 2);
        }
        contacts[at + KEY] = key;
        contacts[at + PEER] = peer << Integer.SIZE;
        contacts[at + BYTES_FROM] = 0;
        contacts[at + BYTES_TO] = 0;
        contacts[at + TIMES] = (long) Integer.MAX_VALUE << Integer.SIZE;
        return size++;
    }

    /** Writes blocks, and to the fence the first host and the place of each. Nothing can be added afterwards. */
    void write(FileOut out, ByteStore fence) throws IOException {
        ByteStore block = new ByteStore(BLOCK_BYTES * 2);
        long lastHost = -1;
        long lastPeer = 0;
        for (long entry : byHost()) {
            int at = (int) (entry & PLACE) * STRIDE;
            boolean isNewHost = entry >>> PLACE_BITS != lastHost || block.size() == 0;
            if (block.size() == 0) {
                beginBlock(block, fence, at, out.at());
            }
            lastPeer = put(block, at, isNewHost, isNewHost ? 0 : lastPeer);
            lastHost = entry >>> PLACE_BITS;
            if (block.size() >= BLOCK_BYTES) {
                endBlock(block, out);
            }
        }
        if (block.size() > 0) {
            endBlock(block, out);
        }
        room.give(contacts);
    }

    /** The contacts' places by host, each below its host's place among all addresses; of one host as they came. */
    private long[] byHost() {
        if (size > PLACE) {
            throw new IllegalStateException(size + " contacts in one run");
        }
        int[] order = AddressOrder.of(hosts.highs, hosts.lows, hosts.size);
        long[] places = new long[hosts.size];
        long below = 0;
        for (int rank = 0; rank < order.length; rank++) {
            int host = order[rank];
            int family = IndexFormat.family(hosts.highs[host], hosts.lows[host]);
            below += family == IndexFormat.Families.IPV6_BELOW ? 1 : 0;
            places[host] = family == IndexFormat.Families.IPV6_BELOW ? rank : (1L << Integer.SIZE) + rank;
        }
        long[] entries = new long[size];
        for (int i = 0; i < size; i++) {
            long key = contacts[i * STRIDE + KEY];
            long place = (key & IPV6_HOST) != 0 ? places[(int) (key >>> Integer.SIZE)] : below + (key >>> Integer.SIZE);
            entries[i] = place << PLACE_BITS | i;
        }
        return ContactOrder.sort(entries, PLACE_BITS);
    }

    private void beginBlock(ByteStore block, ByteStore fence, int at, long fileAt) {
        block.reserve(IndexFormat.BLOCK_HEAD_BYTES);
        long key = contacts[at + KEY];
        int host = (int) (key >>> Integer.SIZE);
        boolean isIpv6 = (key & IPV6_HOST) != 0;
        fence.putLong(isIpv6 ? hosts.highs[host] : 0);
        fence.putLong(isIpv6 ? hosts.lows[host] : IpAddress.IPV4_MARK | (host & LOWER));
        fence.putLong(fileAt);
    }

    private static void endBlock(ByteStore block, FileOut out) throws IOException {
        IndexFormat.INTS.set(block.bytes(), 4, block.size());
        IndexFormat.INTS.set(block.bytes(), 0, IndexFormat.checksum(block.bytes(), 4, block.size() - 4));
        out.write(block.bytes(), 0, block.size());
        block.cut(0);
    }

    /** Writes a contact; says which IPv4 peer was the host's last. */
    private long put(ByteStore block, int at, boolean isNewHost, long lastPeer) {
        int end = (int) contacts[at + KEY];
        long with = contacts[at + PEER] >>> Integer.SIZE;
        boolean isIpv4 = (end & IPV6_PEER) == 0;
        int tag = ((end & INBOUND) != 0 ? HostBlocks.INBOUND : 0) | (isIpv4 ? 0 : HostBlocks.IPV6_PEER);
        int from = block.reserve(CONTACT_BYTES); // once for all, and cut to what was used
        byte[] bytes = block.bytes();
        int to = putHost(bytes, from, contacts[at + KEY], isNewHost, tag);
        if (isIpv4) {
            long distance = with - lastPeer;
            to = ByteStore.putVar(bytes, to, (distance << 1) ^ (distance >> (Long.SIZE - 1)));
        } else {
            IndexFormat.LONGS.set(bytes, to, peers.highs[(int) with]);
            IndexFormat.LONGS.set(bytes, to + Long.BYTES, peers.lows[(int) with]);
            to += IndexFormat.IPV6_BYTES;
        }
        long times = contacts[at + TIMES];
        IndexFormat.CHARS.set(bytes, to, (char) end);
        to = ByteStore.putVar(bytes, to + Character.BYTES, contacts[at + PEER] & LOWER);
        to = ByteStore.putVar(bytes, to, contacts[at + BYTES_FROM]);
        to = ByteStore.putVar(bytes, to, contacts[at + BYTES_TO]);
        to = ByteStore.putVar(bytes, to, times >>> Integer.SIZE);
        to = ByteStore.putVar(bytes, to, (times & LOWER) - (times >>> Integer.SIZE));
        block.cut(to);
        return isIpv4 ? with : lastPeer;
    }

    /** Writes the tag, and the host where it is a new one; says where it ends. */
    private int putHost(byte[] to, int at, long key, boolean isNewHost, int tag) {
        if (!isNewHost) {
            to[at] = (byte) tag;
            return at + 1;
        }
        int host = (int) (key >>> Integer.SIZE);
        if ((key & IPV6_HOST) == 0) {
            to[at] = (byte) (tag | HostBlocks.NEW_HOST | HostBlocks.IPV4_HOST);
            IndexFormat.INTS.set(to, at + 1, host);
            return at + 1 + Integer.BYTES;
        }
        to[at] = (byte) (tag | HostBlocks.NEW_HOST);
        IndexFormat.LONGS.set(to, at + 1, hosts.highs[host]);
        IndexFormat.LONGS.set(to, at + 1 + Long.BYTES, hosts.lows[host]);
        return at + 1 + IndexFormat.IPV6_BYTES;
    }
}
