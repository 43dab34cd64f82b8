// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;

/** Collects hours and institutions of the addresses of one page. One thread only. */
final class AttributePageBuilder {

    private static final int SLOTS = 4 * IndexFormat.MAX_PAGE_ENTRIES;

    private final boolean hasHours;
    private final int[] hours = new int[IndexFormat.MAX_PAGE_ENTRIES];
    private final int[] codes = new int[IndexFormat.MAX_PAGE_ENTRIES];
    private final ByteStore lists = new ByteStore(1 << 16);
    private final ByteStore list = new ByteStore(1 << 10);
    private final int[] listStarts = new int[IndexFormat.MAX_PAGE_ENTRIES];
    private final int[] listEnds = new int[IndexFormat.MAX_PAGE_ENTRIES];
    /** Place of a list, plus one, by the hash of its bytes. */
    private final int[] slots = new int[SLOTS];

    private final ByteStore page = new ByteStore(1 << 16);
    private int size;
    private int singles;
    private int listCount;

    AttributePageBuilder(boolean hasHours) {
        this.hasHours = hasHours;
    }

    /** Begins the next page. */
    void clear() {
        size = 0;
        singles = 0;
        if (listCount > 0) {
            Arrays.fill(slots, 0);
        }
        listCount = 0;
        lists.cut(0);
    }

    /** Adds an entry, its institutions sorted without repeats. */
    void add(int hourMask, int[] institutions, int count) {
        hours[size] = hourMask;
        if (count == 1) {
            codes[size] = institutions[0];
            singles = Math.max(singles, institutions[0] + 1);
        } else {
            codes[size] = ~place(institutions, count);
        }
        size++;
    }

    private int place(int[] institutions, int count) {
        list.cut(0);
        int last = 0;
        for (int i = 0; i < count; i++) {
            list.putVar(institutions[i] - last);
            last = institutions[i];
        }
        int hash = 1;
        for (int i = 0; i < list.size(); i++) {
            hash = 31 * hash + list.bytes()[i];
        }
        int slot = (hash * 0x9e37_79b9) >>> (Integer.SIZE - Integer.numberOfTrailingZeros(SLOTS));
        while (slots[slot] != 0) {
            int known = slots[slot] - 1;
            if (isList(known)) {
                return known;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
        slots[slot] = listCount + 1;
        lists.putVar(list.size());
        listStarts[listCount] = lists.size();
        lists.put(list.bytes(), 0, list.size());
        listEnds[listCount] = lists.size();
        return listCount++;
    }

    private boolean isList(int known) {
        return Arrays.equals(lists.bytes(), listStarts[known], listEnds[known], list.bytes(), 0, list.size());
    }

    /** The page's bytes, good until the next call. */
    ByteStore build() {
        int width = IndexFormat.width(singles + listCount == 0 ? 0 : singles + listCount - 1);
        page.cut(0);
        page.putInt(0);
        page.putChar(size);
        page.putByte(width);
        page.putByte(hasHours ? 1 : 0);
        page.putInt(singles);
        page.putInt(listCount);
        if (hasHours) {
            putHours();
        }
        for (int i = 0; i < size; i++) {
            codes[i] = codes[i] < 0 ? singles + ~codes[i] : codes[i];
        }
        int at = page.reserve(IndexFormat.packedBytes(size, width));
        IndexFormat.pack(codes, size, width, page.bytes(), at);
        page.put(lists.bytes(), 0, lists.size());
        IndexFormat.INTS.set(page.bytes(), 0, IndexFormat.checksum(page.bytes(), 4, page.size() - 4));
        return page;
    }

    private void putHours() {
        int at = page.reserve(size * IndexFormat.HOURS_BYTES);
        byte[] bytes = page.bytes();
        for (int i = 0; i < size; i++) {
            bytes[at++] = (byte) hours[i];
            bytes[at++] = (byte) (hours[i] >>> 8);
            bytes[at++] = (byte) (hours[i] >>> 16);
        }
    }
}
