// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.address;

import java.util.Optional;

/** The text forms of addresses; {@link IpAddress} is the door. */
final class AddressText {

    private static final int GROUPS = 8;

    private AddressText() {}

    static Optional<IpAddress> parse(String text) {
        if (text.indexOf(':') < 0) {
            long quad = parseQuad(text);
            return quad < 0 ? Optional.empty() : Optional.of(IpAddress.ofIpv4((int) quad));
        }
        return parseIpv6(text);
    }

    /** The 32 bits of a dotted quad, or -1. */
    private static long parseQuad(String text) {
        long bits = 0;
        int octets = 0;
        int at = 0;
        while (at < text.length() && octets < 4) {
            int dot = text.indexOf('.', at);
            int end = dot < 0 ? text.length() : dot;
            int octet = parseOctet(text, at, end);
            if (octet < 0) {
                return -1;
            }
            bits = bits << 8 | octet;
            octets++;
            if (dot < 0) {
                return octets == 4 ? bits : -1;
            }
            at = end + 1;
        }
        return -1;
    }

    private static int parseOctet(String text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value > 255 ? -1 : value;
    }

    private static Optional<IpAddress> parseIpv6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            int[] all = parseGroups(text);
            return all.length == GROUPS ? Optional.of(join(all, new int[0])) : Optional.empty();
        }
        if (text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        String headText = text.substring(0, gap);
        String tailText = text.substring(gap + 2);
        int[] head = parseGroups(headText);
        int[] tail = parseGroups(tailText);
        boolean isBroken = (!headText.isEmpty() && (head.length == 0 || headText.indexOf('.') >= 0))
                || (!tailText.isEmpty() && tail.length == 0)
                || head.length + tail.length >= GROUPS;
        return isBroken ? Optional.empty() : Optional.of(join(head, tail));
    }

    /** The 16-bit groups of a text without "::"; an embedded dotted quad at the end counts as two. Empty if broken. */
    private static int[] parseGroups(String text) {
        if (text.isEmpty()) {
            return new int[0];
        }
        String[] parts = text.split(":", -1);
        if (parts.length > GROUPS) {
            return new int[0];
        }
        boolean endsInQuad = parts[parts.length - 1].indexOf('.') >= 0;
        int[] groups = new int[parts.length + (endsInQuad ? 1 : 0)];
        for (int i = 0; i < parts.length; i++) {
            boolean isQuad = endsInQuad && i == parts.length - 1;
            long value = isQuad ? parseQuad(parts[i]) : parseGroup(parts[i]);
            if (value < 0) {
                return new int[0];
            }
            groups[i] = isQuad ? (int) (value >>> 16) : (int) value;
            if (isQuad) {
                groups[i + 1] = (int) (value & 0xffff);
            }
        }
        return groups;
    }

    private static int parseGroup(String text) {
        if (text.isEmpty() || text.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 'f') {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static IpAddress join(int[] head, int[] tail) {
        long[] halves = new long[2];
        for (int i = 0; i < head.length; i++) {
            place(halves, i, head[i]);
        }
        for (int i = 0; i < tail.length; i++) {
            place(halves, GROUPS - tail.length + i, tail[i]);
        }
        return new IpAddress(halves[0], halves[1]);
    }

    private static void place(long[] halves, int group, int value) {
        halves[group >> 2] |= (long) value << (48 - 16 * (group & 3));
    }

    static String format(long high, long low) {
        if (IpAddress.isIpv4(high, low)) {
            return (low >>> 24 & 255) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
        }
        int[] groups = new int[GROUPS];
        for (int i = 0; i < GROUPS; i++) {
            groups[i] = (int) ((i < 4 ? high : low) >>> (48 - 16 * (i & 3)) & 0xffff);
        }
        return formatGroups(groups);
    }

    /** RFC 5952, 4.2: the longest run of two or more zero groups, the first of equals, becomes "::". */
    private static String formatGroups(int[] groups) {
        int runStart = -1;
        int runLength = 1;
        for (int i = 0; i < GROUPS; i++) {
            int end = i;
            while (end < GROUPS && groups[end] == 0) {
                end++;
            }
            if (end - i > runLength) {
                runStart = i;
                runLength = end - i;
            }
            i = Math.max(i, end - 1);
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (i == runStart) {
                text.append("::");
                i += runLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
