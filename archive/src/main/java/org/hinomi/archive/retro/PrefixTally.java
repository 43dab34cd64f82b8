// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.archive.index.SeenBlocks;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;

/**
 * Tells the prefixes of institutions that were seen, day by day, from blocks of addresses. An address counts to the narrowest prefix
 * of its institution that holds it. Of a block that several prefixes of one institution share it is known in which sixteenths
 * there were sessions: where these tell the prefixes apart each is known to be seen or not, otherwise it stays open. One
 * thread only.
 */
final class PrefixTally {

    private static final int PARTS = 16;
    private static final int PART_BITS = 4;
    private static final Holdings NOTHING = new Holdings(List.of());

    private final Map<Integer, Holdings> byInstitution = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    /** Prefixes that may have had sessions on this day. */
    private final Set<Entry> open = new HashSet<>();

    /** A number for the day that is being counted, from 1 on. */
    private int day;

    /** That of the last block: those of an institution come in rows. */
    private Holdings last = NOTHING;

    private int lastInstitution;

    /** Counts for the prefixes that were held at any moment of a time. */
    PrefixTally(List<Institution> members, long fromMs, long toMs) {
        for (Institution member : members) {
            TreeSet<Prefix> prefixes = new TreeSet<>();
            for (Holding holding : member.holdings()) {
                if (holding.fromMs() < toMs && holding.toMs() > fromMs) {
                    prefixes.add(holding.prefix());
                }
            }
            int id = member.id().value();
            List<Entry> ofMember =
                    prefixes.stream().map(prefix -> new Entry(id, prefix)).toList();
            if (byInstitution.putIfAbsent(id, new Holdings(ofMember)) == null) {
                entries.addAll(ofMember);
            }
        }
    }

    /** The prefixes of an institution by family, in the order of their first addresses, the wider before the narrower. */
    private static final class Holdings {

        private final Entry[] ipv4;
        private final Entry[] ipv6;

        Holdings(List<Entry> sorted) {
            ipv4 = sorted.stream().filter(entry -> entry.isIpv4).toArray(Entry[]::new);
            ipv6 = sorted.stream().filter(entry -> !entry.isIpv4).toArray(Entry[]::new);
            sumUp(ipv4);
            sumUp(ipv6);
        }

        private static void sumUp(Entry[] ofFamily) {
            for (int i = 1; i < ofFamily.length; i++) {
                long before = ofFamily[i - 1].greatestLast;
                if (Long.compareUnsigned(before, ofFamily[i].greatestLast) > 0) {
                    ofFamily[i].greatestLast = before;
                }
            }
        }

        Entry[] of(boolean isIpv4) {
            return isIpv4 ? ipv4 : ipv6;
        }

        /** The first place from which a prefix may reach an address. */
        static int firstReaching(Entry[] ofFamily, long address) {
            int from = 0;
            int to = ofFamily.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (Long.compareUnsigned(ofFamily[middle].greatestLast, address) < 0) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }

    /** A prefix and what is counted for it. */
    private static final class Entry {

        private final int institution;
        private final Prefix prefix;
        private final boolean isIpv4;
        /** First and last address as {@link SeenBlocks.Receiver} has them: unsigned, of IPv6 the upper halves. */
        private final long first;

        private final long last;
        /** The greatest last address of this and of all before it in its {@link Holdings}. */
        private long greatestLast;

        private long sessions;
        private boolean isShared;
        private int seenOn;
        private int daysSeen;
        private int daysUnknown;

        Entry(int institution, Prefix prefix) {
            this.institution = institution;
            this.prefix = prefix;
            isIpv4 = prefix.isIpv4();
            first = isIpv4
                    ? prefix.address().low() << Integer.SIZE
                    : prefix.address().high();
            last = isIpv4
                    ? prefix.last().low() << Integer.SIZE | 0xffff_ffffL
                    : prefix.last().high();
            greatestLast = last;
        }

        boolean beginsBehind(long to) {
            return Long.compareUnsigned(first, to) > 0;
        }

        boolean endsBefore(long from) {
            return Long.compareUnsigned(last, from) < 0;
        }

        boolean holds(long from, long to) {
            boolean isWhole = isIpv4 || prefix.length() <= Long.SIZE;
            return isWhole && Long.compareUnsigned(first, from) <= 0 && Long.compareUnsigned(last, to) >= 0;
        }

        void see(int day) {
            if (seenOn != day) {
                seenOn = day;
                daysSeen++;
            }
        }

        /** Of a day of which it is not known whether all sessions were counted. */
        void endDay(int day) {
            if (seenOn != day) {
                daysUnknown++;
            }
        }

        PrefixCoverage coverage() {
            return new PrefixCoverage(
                    institution, prefix, isShared ? PrefixCoverage.UNKNOWN : sessions, daysSeen, daysUnknown);
        }
    }

    /** Counts a day. */
    void addDay(List<SeenBlocks> blocks, boolean isWhole) {
        day++;
        blocks.forEach(some -> some.forEach(this::addBlock));
        (isWhole ? open : entries).forEach(entry -> entry.endDay(day));
        open.clear();
    }

    private Holdings holdingsOf(int institution) {
        if (institution != lastInstitution) {
            last = byInstitution.getOrDefault(institution, NOTHING);
            lastInstitution = institution;
        }
        return last;
    }

    private void addBlock(boolean isIpv4, int bits, long first, int institution, int parts, long sessions) {
        Entry[] held = holdingsOf(institution).of(isIpv4);
        long to = first | -1L >>> bits;
        Entry holder = null;
        Entry within = null;
        int count = 0;
        for (int i = Holdings.firstReaching(held, first); i < held.length && !held[i].beginsBehind(to); i++) {
            if (held[i].holds(first, to)) {
                holder = held[i];
            } else if (!held[i].endsBefore(first)) {
                within = held[i];
                count++;
            }
        }
        if (count > 1 || (count == 1 && holder != null)) {
            addParts(held, bits, first, parts, sessions);
            return;
        }
        Entry only = within == null ? holder : within;
        if (only != null) {
            only.see(day);
            only.sessions += sessions;
        }
    }

    /** Counts a block of which the institution's prefixes share the addresses. */
    private void addParts(Entry[] held, int bits, long first, int parts, long sessions) {
        Set<Entry> near = new HashSet<>();
        for (int part = 0; part < PARTS; part++) {
            if ((parts >>> part & 1) != 0) {
                long from = first | (long) part << (Long.SIZE - PART_BITS - bits);
                near.addAll(addPart(held, from, from | -1L >>> (bits + PART_BITS)));
            }
        }
        boolean isOne = near.size() == 1;
        for (Entry entry : near) {
            entry.sessions += isOne ? sessions : 0;
            entry.isShared |= !isOne;
        }
    }

    /** The prefixes in which the sessions of a part of a block may have been; where it is one it is seen. */
    private List<Entry> addPart(Entry[] held, long from, long to) {
        Entry holder = null;
        List<Entry> near = new ArrayList<>();
        for (int i = Holdings.firstReaching(held, from); i < held.length && !held[i].beginsBehind(to); i++) {
            if (held[i].holds(from, to)) {
                holder = held[i];
            } else if (!held[i].endsBefore(from)) {
                near.add(held[i]);
            }
        }
        if (holder != null) {
            near.add(holder);
        }
        if (near.size() == 1) {
            near.getFirst().see(day);
        } else {
            open.addAll(near);
        }
        return near;
    }

    List<PrefixCoverage> coverage() {
        return entries.stream().map(Entry::coverage).toList();
    }
}
