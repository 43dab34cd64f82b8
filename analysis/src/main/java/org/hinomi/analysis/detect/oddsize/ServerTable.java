// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.oddsize;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import org.hinomi.analysis.behaviour.Exchange;
import org.hinomi.analysis.behaviour.SizeClasses;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;

/**
 * The size classes of all servers of one bucket, by server and day, in flat arrays: what {@link SizeClasses} holds as
 * objects for one server, here for tens of thousands, without an allocation per session. One thread at a time.
 *
 * <p>An open-addressing table of servers; each has a chain of classes and a chain of hosts in two pools, with the limits of
 * {@link SizeClasses}. A server that goes beyond them is given up and keeps its slot alone. Numbers of slots change when
 * the table grows or forgets: do not keep them.
 */
final class ServerTable {

    /**
     * Servers of one bucket. A full table first forgets those with a single exchange, which have shown nothing that recurs;
     * if that frees too little, those that one host alone used; then the oldest day. Over 256 buckets 2 million, some 500 MB:
     * four times as many took more memory than all other tables, and twice that while a checkpoint is written.
     */
    static final int MAX_SERVERS = 1 << 13;

    private static final int FREE = 0;
    private static final int IN_USE = 1;
    private static final int GIVEN_UP = 2;
    private static final int CHANGED = 4;
    private static final int NONE = -1;

    private long[] peerHigh = new long[16];
    private long[] peerLow = new long[16];
    private long[] dayMs = new long[16];
    private byte[] flags = new byte[16];
    private byte[] classCount = new byte[16];
    private byte[] hostCount = new byte[16];
    private int[] firstClass = new int[16];
    private int[] firstHost = new int[16];
    private int servers;
    private final IntArrayList changed = new IntArrayList();

    private final ClassPool classes = new ClassPool();
    private final HostPool hosts = new HostPool();

    /** Receives the servers that changed. */
    interface Changed {

        void server(IpAddress peer, long dayMs, SizeClasses sizes);
    }

    /** Counts one exchange. */
    void add(
            long serverHigh,
            long serverLow,
            long day,
            long hostHigh,
            long hostLow,
            int institution,
            long startMs,
            long out,
            long in) {
        int slot = slotOf(serverHigh, serverLow, day);
        if ((flags[slot] & GIVEN_UP) != 0) {
            return;
        }
        if ((flags[slot] & CHANGED) == 0) {
            flags[slot] |= CHANGED;
            changed.add(slot);
        }
        addHost(slot, hostHigh, hostLow);
        addClass(slot, hostHigh, hostLow, institution, startMs, out, in);
        if (classCount[slot] > SizeClasses.MAX_CLASSES || hostCount[slot] > SizeClasses.MAX_HOSTS) {
            flags[slot] |= GIVEN_UP;
            release(slot);
        }
    }

    private void addHost(int slot, long high, long low) {
        for (int at = firstHost[slot]; at != NONE; at = hosts.next[at]) {
            if (hosts.low[at] == low && hosts.high[at] == high) {
                return;
            }
        }
        firstHost[slot] = hosts.add(high, low, firstHost[slot]);
        hostCount[slot]++;
    }

    private void addClass(int slot, long hostHigh, long hostLow, int institution, long startMs, long out, long in) {
        for (int at = firstClass[slot]; at != NONE; at = classes.next[at]) {
            if (classes.bytesOut[at] == out && classes.bytesIn[at] == in) {
                classes.count[at]++;
                classes.keepFirst(at, hostHigh, hostLow, institution, startMs);
                return;
            }
        }
        int fresh = classes.add(out, in, firstClass[slot]);
        classes.count[fresh] = 1;
        classes.setFirst(fresh, hostHigh, hostLow, institution, startMs);
        firstClass[slot] = fresh;
        classCount[slot]++;
    }

    private void release(int slot) {
        classes.release(firstClass[slot]);
        hosts.release(firstHost[slot]);
        firstClass[slot] = NONE;
        firstHost[slot] = NONE;
        classCount[slot] = 0;
        hostCount[slot] = 0;
    }

    /**
     * Gives the servers changed since the last call that could show an odd exchange, or that {@code isClaimed} says did
     * before; the others cannot by the counts alone.
     */
    void drain(BiPredicate<IpAddress, Long> isClaimed, boolean hasClaims, Changed out) {
        for (int i = 0; i < changed.size(); i++) {
            int slot = changed.getInt(i);
            flags[slot] &= ~CHANGED;
            boolean mayBeOdd = mayBeOdd(slot);
            if (mayBeOdd || hasClaims) {
                IpAddress peer = new IpAddress(peerHigh[slot], peerLow[slot]);
                if (mayBeOdd || isClaimed.test(peer, dayMs[slot])) {
                    out.server(peer, dayMs[slot], sizes(slot));
                }
            }
        }
        changed.clear();
    }

    /** Whether a single exchange with a large answer stands beside recurring ones of several hosts. */
    private boolean mayBeOdd(int slot) {
        if (hostCount[slot] < 2 || classCount[slot] < 3) {
            return false;
        }
        int singles = 0;
        boolean isLarge = false;
        for (int at = firstClass[slot]; at != NONE; at = classes.next[at]) {
            if (classes.count[at] == 1) {
                singles++;
                isLarge |= classes.bytesIn[at] >= SizeClasses.MIN_ODD_BYTES_IN;
            }
        }
        return singles == 1 && isLarge;
    }

    /** The classes of one server and day; none where it is not remembered. */
    SizeClasses sizesOf(IpAddress peer, long day) {
        int slot = find(peer.high(), peer.low(), day);
        return flags[slot] == FREE ? new SizeClasses() : sizes(slot);
    }

    private SizeClasses sizes(int slot) {
        SizeClasses sizes = new SizeClasses();
        for (int at = firstHost[slot]; at != NONE; at = hosts.next[at]) {
            sizes.addHost(new IpAddress(hosts.high[at], hosts.low[at]));
        }
        for (int at = firstClass[slot]; at != NONE; at = classes.next[at]) {
            sizes.addClass(classes.count[at], classes.first(at));
        }
        return sizes;
    }

    /** Forgets the servers of days before {@code limitMs}, apart from those that changed since the last drain. */
    void forgetDaysBefore(long limitMs) {
        rebuild(slot -> dayMs[slot] >= limitMs || (flags[slot] & CHANGED) != 0, peerHigh.length);
    }

    /** Whether a server and day are remembered. */
    boolean contains(IpAddress peer, long day) {
        int slot = find(peer.high(), peer.low(), day);
        return flags[slot] != FREE;
    }

    private int slotOf(long high, long low, long day) {
        int slot = find(high, low, day);
        if (flags[slot] != FREE) {
            return slot;
        }
        if (servers * 3 >= peerHigh.length * 2) {
            makeRoom();
            slot = find(high, low, day);
        }
        peerHigh[slot] = high;
        peerLow[slot] = low;
        dayMs[slot] = day;
        flags[slot] = IN_USE;
        firstClass[slot] = NONE;
        firstHost[slot] = NONE;
        servers++;
        return slot;
    }

    private int find(long high, long low, long day) {
        int mask = peerHigh.length - 1;
        int slot = (int) StableHash.mix(StableHash.of(high, low) + day) & mask;
        while (flags[slot] != FREE && (peerLow[slot] != low || peerHigh[slot] != high || dayMs[slot] != day)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void makeRoom() {
        if (servers < MAX_SERVERS) {
            rebuild(slot -> true, peerHigh.length * 2);
            return;
        }
        rebuild(slot -> !isSingle(slot) || (flags[slot] & CHANGED) != 0, peerHigh.length);
        if (servers > MAX_SERVERS / 2) {
            rebuild(slot -> hostCount[slot] > 1 || (flags[slot] & (GIVEN_UP | CHANGED)) != 0, peerHigh.length);
        }
        if (servers > MAX_SERVERS / 2) {
            long oldest =
                    Arrays.stream(slots()).mapToLong(slot -> dayMs[slot]).min().orElse(0);
            rebuild(slot -> dayMs[slot] > oldest, peerHigh.length);
        }
    }

    private boolean isSingle(int slot) {
        return classCount[slot] == 1 && classes.count[firstClass[slot]] == 1;
    }

    private int[] slots() {
        int[] used = new int[servers];
        for (int slot = 0, i = 0; slot < flags.length; slot++) {
            if (flags[slot] != FREE) {
                used[i++] = slot;
            }
        }
        return used;
    }

    private void rebuild(IntPredicate isKept, int capacity) {
        ServerTable fresh = new ServerTable();
        fresh.resize(capacity);
        for (int slot : slots()) {
            if (isKept.test(slot)) {
                fresh.take(this, slot);
            } else {
                release(slot);
            }
        }
        peerHigh = fresh.peerHigh;
        peerLow = fresh.peerLow;
        dayMs = fresh.dayMs;
        flags = fresh.flags;
        classCount = fresh.classCount;
        hostCount = fresh.hostCount;
        firstClass = fresh.firstClass;
        firstHost = fresh.firstHost;
        servers = fresh.servers;
        changed.clear();
        changed.addAll(fresh.changed);
    }

    private void resize(int capacity) {
        peerHigh = new long[capacity];
        peerLow = new long[capacity];
        dayMs = new long[capacity];
        flags = new byte[capacity];
        classCount = new byte[capacity];
        hostCount = new byte[capacity];
        firstClass = new int[capacity];
        firstHost = new int[capacity];
    }

    private void take(ServerTable from, int slot) {
        int to = find(from.peerHigh[slot], from.peerLow[slot], from.dayMs[slot]);
        peerHigh[to] = from.peerHigh[slot];
        peerLow[to] = from.peerLow[slot];
        dayMs[to] = from.dayMs[slot];
        flags[to] = from.flags[slot];
        classCount[to] = from.classCount[slot];
        hostCount[to] = from.hostCount[slot];
        firstClass[to] = from.firstClass[slot];
        firstHost[to] = from.firstHost[slot];
        servers++;
        if ((flags[to] & CHANGED) != 0) {
            changed.add(to);
        }
    }

    /** Writes every server. */
    void write(DataOutput out) throws IOException {
        out.writeInt(servers);
        for (int slot : slots()) {
            out.writeLong(peerHigh[slot]);
            out.writeLong(peerLow[slot]);
            out.writeLong(dayMs[slot]);
            out.writeBoolean((flags[slot] & GIVEN_UP) != 0);
            out.writeByte(hostCount[slot]);
            for (int at = firstHost[slot]; at != NONE; at = hosts.next[at]) {
                out.writeLong(hosts.high[at]);
                out.writeLong(hosts.low[at]);
            }
            out.writeByte(classCount[slot]);
            for (int at = firstClass[slot]; at != NONE; at = classes.next[at]) {
                classes.write(at, out);
            }
        }
    }

    /** Reads into an empty table what {@link #write} wrote. */
    void read(DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            int slot = slotOf(in.readLong(), in.readLong(), in.readLong());
            flags[slot] = (byte) (in.readBoolean() ? IN_USE | GIVEN_UP : IN_USE);
            hostCount[slot] = in.readByte();
            for (int host = 0; host < hostCount[slot]; host++) {
                firstHost[slot] = hosts.add(in.readLong(), in.readLong(), firstHost[slot]);
            }
            classCount[slot] = in.readByte();
            for (int i = 0; i < classCount[slot]; i++) {
                firstClass[slot] = classes.read(in, firstClass[slot]);
            }
        }
    }

    /** Chains of places in arrays, with the freed places in a chain of their own. */
    private abstract static class Pool {

        int[] next = new int[16];
        private int used;
        private int free = NONE;

        /** A place in front of a chain. */
        final int take(int chain) {
            int at = free;
            if (at == NONE) {
                if (used == next.length) {
                    next = Arrays.copyOf(next, used * 2);
                    grow(used * 2);
                }
                at = used++;
            } else {
                free = next[at];
            }
            next[at] = chain;
            return at;
        }

        /** Frees a whole chain. */
        final void release(int chain) {
            int at = chain;
            while (at != NONE) {
                int following = next[at];
                next[at] = free;
                free = at;
                at = following;
            }
        }

        abstract void grow(int capacity);
    }

    private static final class HostPool extends Pool {

        long[] high = new long[16];
        long[] low = new long[16];

        int add(long hostHigh, long hostLow, int chain) {
            int at = take(chain);
            high[at] = hostHigh;
            low[at] = hostLow;
            return at;
        }

        @Override
        void grow(int capacity) {
            high = Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
        }
    }

    /** A class: its pair of sizes, how often it came, and the first exchange of it. */
    private static final class ClassPool extends Pool {

        long[] bytesOut = new long[16];
        long[] bytesIn = new long[16];
        long[] count = new long[16];
        private long[] startMs = new long[16];
        private long[] hostHigh = new long[16];
        private long[] hostLow = new long[16];
        private int[] institution = new int[16];

        int add(long out, long in, int chain) {
            int at = take(chain);
            bytesOut[at] = out;
            bytesIn[at] = in;
            return at;
        }

        void setFirst(int at, long high, long low, int inst, long start) {
            startMs[at] = start;
            hostHigh[at] = high;
            hostLow[at] = low;
            institution[at] = inst;
        }

        /** The earliest stands for its class; of two at once the lesser host, as {@link Exchange#compareTo} has it. */
        void keepFirst(int at, long high, long low, int inst, long start) {
            int byHost = Long.compareUnsigned(high, hostHigh[at]);
            boolean isLesserHost = byHost < 0 || (byHost == 0 && Long.compareUnsigned(low, hostLow[at]) < 0);
            if (start < startMs[at] || (start == startMs[at] && isLesserHost)) {
                setFirst(at, high, low, inst, start);
            }
        }

        Exchange first(int at) {
            IpAddress host = new IpAddress(hostHigh[at], hostLow[at]);
            return new Exchange(host, institution[at], startMs[at], bytesOut[at], bytesIn[at]);
        }

        void write(int at, DataOutput out) throws IOException {
            out.writeLong(bytesOut[at]);
            out.writeLong(bytesIn[at]);
            out.writeLong(count[at]);
            out.writeLong(hostHigh[at]);
            out.writeLong(hostLow[at]);
            out.writeInt(institution[at]);
            out.writeLong(startMs[at]);
        }

        int read(DataInput in, int chain) throws IOException {
            int at = add(in.readLong(), in.readLong(), chain);
            count[at] = in.readLong();
            setFirst(at, in.readLong(), in.readLong(), in.readInt(), in.readLong());
            return at;
        }

        @Override
        void grow(int capacity) {
            bytesOut = Arrays.copyOf(bytesOut, capacity);
            bytesIn = Arrays.copyOf(bytesIn, capacity);
            count = Arrays.copyOf(count, capacity);
            startMs = Arrays.copyOf(startMs, capacity);
            hostHigh = Arrays.copyOf(hostHigh, capacity);
            hostLow = Arrays.copyOf(hostLow, capacity);
            institution = Arrays.copyOf(institution, capacity);
        }
    }
}
