// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;

/**
 * A small number, the code, for the narrowest prefix around an address; or {@link #ASK}, where only the exact table
 * knows. Made to stay in a core's second-level cache:
 *
 * <ul>
 *   <li>IPv4, two levels: an entry for each of the 65,536 /16 (256 KiB) says where its answers stand and whether it has
 *       one or 256, one for each /24 (512 bytes for each /16 that is cut). Both kinds are read the same way, so that no
 *       branch depends on the address. A /24 cut by finer prefixes is {@link #ASK}.
 *   <li>IPv6: an open-addressing table by the upper 32 bits (24 bytes a /32 at most). A /32 with finer prefixes is
 *       {@link #ASK}.
 * </ul>
 *
 * Immutable, thread-safe.
 */
final class HoldingIndex {

    /** The code of an address in no prefix. */
    static final int NONE = 0;
    /** The code of an address that this index cannot decide. */
    static final int ASK = 1;
    /** The first code that is the caller's to give. */
    static final int FIRST_FREE = 2;

    private static final int MAX_CODE = 0xfffe;
    private static final char FREE = 0xffff;
    private static final int IPV4_LENGTH = 96;
    private static final int LENGTH_16 = IPV4_LENGTH + 16;
    private static final int LENGTH_24 = IPV4_LENGTH + 24;
    private static final int LENGTH_IPV6_KEY = 32;
    private static final int BLOCK = 256;
    /** 16 MiB of blocks; beyond that a /16 that is cut is {@link #ASK}. */
    private static final int MAX_BLOCKS = 1 << 15;
    /** 2^32 divided by the golden ratio (Knuth, TAOCP 3, 6.4). */
    private static final int SPREAD = 0x9e37_79b9;

    /** The place of the first answer, shifted by 8, and in the lower 8 bits which bits of the third octet choose. */
    private final int[] entries = new int[1 << 16];
    /** At place {@code c} the answer {@code c}, for whole /16; then the blocks. */
    private char[] answers;

    private int used;
    private int blocks;

    private final int[] keys;
    private final char[] codesOfKeys;
    private final int keyShift;
    private final char otherIpv6;

    /** An index of prefixes, each with a code from {@link #FIRST_FREE} on. */
    HoldingIndex(SortedMap<Prefix, Integer> codes) {
        answers = new char[Math.min(MAX_CODE, highest(codes)) + 1];
        for (int code = 0; code < answers.length; code++) {
            answers[code] = (char) code;
        }
        used = answers.length;
        int keysLog = Integer.SIZE - Integer.numberOfLeadingZeros(codes.size()) + 1;
        keys = new int[1 << keysLog];
        codesOfKeys = new char[keys.length];
        keyShift = Integer.SIZE - keysLog;
        Arrays.fill(codesOfKeys, FREE);
        boolean hasWide = codes.keySet().stream().anyMatch(HoldingIndex::isWide);
        otherIpv6 = (char) (hasWide ? ASK : NONE);
        Arrays.fill(entries, (hasWide ? ASK : NONE) << 8);
        List<Map.Entry<Prefix, Integer>> widestFirst = codes.entrySet().stream()
                .sorted(Comparator.comparingInt(entry -> entry.getKey().length()))
                .toList();
        for (Map.Entry<Prefix, Integer> entry : widestFirst) {
            paint(entry.getKey(), entry.getValue() > MAX_CODE ? ASK : entry.getValue());
        }
        answers = Arrays.copyOf(answers, used);
    }

    private static int highest(SortedMap<Prefix, Integer> codes) {
        return codes.values().stream().mapToInt(Integer::intValue).max().orElse(ASK);
    }

    /** Whether a prefix is too wide to be listed by its upper 32 bits; it may hold the IPv4 block, too. */
    private static boolean isWide(Prefix prefix) {
        return !prefix.isIpv4() && (prefix.length() < LENGTH_IPV6_KEY || prefix.contains(IpAddress.ofIpv4(0)));
    }

    private void paint(Prefix prefix, int code) {
        if (prefix.isIpv4()) {
            paintIpv4(prefix, code);
        } else if (prefix.length() >= LENGTH_IPV6_KEY) {
            int slot = keySlot((int) (prefix.address().high() >>> 32));
            keys[slot] = (int) (prefix.address().high() >>> 32);
            codesOfKeys[slot] = (char) (prefix.length() == LENGTH_IPV6_KEY ? code : ASK);
        }
    }

    private void paintIpv4(Prefix prefix, int code) {
        int first = (int) prefix.address().low();
        if (prefix.length() <= LENGTH_16) {
            int count = 1 << (LENGTH_16 - prefix.length());
            Arrays.fill(entries, first >>> 16, (first >>> 16) + count, code << 8);
            return;
        }
        int block = openBlock(first >>> 16);
        if (block >= 0) {
            int place = block + (first >>> 8 & (BLOCK - 1));
            int count = 1 << Math.max(0, LENGTH_24 - prefix.length());
            Arrays.fill(answers, place, place + count, (char) (prefix.length() > LENGTH_24 ? ASK : code));
        }
    }

    /** Cuts a /16 into /24, all with its answer so far, and gives the place of the first; -1 where there is no room. */
    private int openBlock(int entry) {
        boolean isCut = (entries[entry] & (BLOCK - 1)) != 0;
        if (isCut) {
            return entries[entry] >>> 8;
        }
        if (blocks == MAX_BLOCKS) {
            entries[entry] = ASK << 8;
            return -1;
        }
        blocks++;
        int block = used;
        used += BLOCK;
        if (used > answers.length) {
            answers = Arrays.copyOf(answers, used * 2);
        }
        Arrays.fill(answers, block, used, answers[entries[entry] >>> 8]);
        entries[entry] = block << 8 | (BLOCK - 1);
        return block;
    }

    /** The slot of a key, or the free one where it belongs. */
    private int keySlot(int key) {
        int slot = (key * SPREAD) >>> keyShift;
        while (codesOfKeys[slot] != FREE && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }

    /** The code of an address. */
    int find(long high, long low) {
        if (IpAddress.isIpv4(high, low)) {
            int entry = entries[(int) low >>> 16];
            return answers[(entry >>> 8) + (((int) low >>> 8) & entry & (BLOCK - 1))];
        }
        char code = codesOfKeys[keySlot((int) (high >>> 32))];
        return code == FREE ? otherIpv6 : code;
    }

    long sizeBytes() {
        return (long) (entries.length + keys.length) * Integer.BYTES
                + (long) (answers.length + codesOfKeys.length) * Character.BYTES;
    }
}
