// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.hinomi.model.address.IpAddress;

/**
 * Reads addresses in place from the bytes of a line into two halves. It takes exactly what {@link IpAddress#parse} takes:
 * the usual spellings on a fast way, anything else through that method. One thread only; never throws on content.
 */
public final class ByteAddress {

    /** The longest text form, {@code 0000:…:255.255.255.255}. */
    private static final int MAX_CHARS = 45;

    private static final int GROUPS = 8;

    private long high;
    private long low;

    /** The upper half of the address read last. */
    public long high() {
        return high;
    }

    /** The lower half of the address read last. */
    public long low() {
        return low;
    }

    /** The address read last. */
    public IpAddress address() {
        return new IpAddress(high, low);
    }

    /** Reads {@code text[from..to)}; false, with the halves undefined, if it is not exactly one address. */
    public boolean parse(byte[] text, int from, int to) {
        if (to - from > MAX_CHARS) {
            return false;
        }
        return parseQuad(text, from, to) || parseGroups(text, from, to) || parseSlowly(text, from, to);
    }

    private boolean parseQuad(byte[] text, int from, int to) {
        int bits = 0;
        int octet = -1;
        int dots = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                if (octet == 0) {
                    return false;
                }
                octet = octet < 0 ? digit : octet * 10 + digit;
                if (octet > 255) {
                    return false;
                }
            } else if (text[i] == '.' && octet >= 0 && dots < 3) {
                bits = bits << 8 | octet;
                octet = -1;
                dots++;
            } else {
                return false;
            }
        }
        if (dots != 3 || octet < 0) {
            return false;
        }
        high = 0;
        low = IpAddress.IPV4_MARK | ((bits << 8 | octet) & 0xffff_ffffL);
        return true;
    }

    /** Groups of hexadecimal digits with at most one gap, and not at an end of the text. */
    private boolean parseGroups(byte[] text, int from, int to) {
        high = 0;
        low = 0;
        long headHigh = 0;
        long headLow = 0;
        int headGroups = -1;
        int groups = 0;
        int at = from;
        while (at < to) {
            int end = groupEnd(text, at, to);
            if (end < 0 || groups == GROUPS) {
                return false;
            }
            push(group(text, at, end));
            groups++;
            if (end == to) {
                return headGroups < 0 ? groups == GROUPS : groups < GROUPS && join(headHigh, headLow, headGroups);
            }
            at = end + 1;
            if (at < to && text[at] == ':') {
                if (headGroups >= 0) {
                    return false;
                }
                headHigh = high;
                headLow = low;
                headGroups = groups;
                high = 0;
                low = 0;
                at++;
            }
        }
        return false;
    }

    /** Where the group that begins here ends, at a colon or the text's end; -1 if there is no plain group. */
    private static int groupEnd(byte[] text, int from, int to) {
        int end = from;
        while (end < to && text[end] != ':') {
            if (hexDigit(text[end]) < 0) {
                return -1;
            }
            end++;
        }
        return end == from || end - from > 4 ? -1 : end;
    }

    private static int group(byte[] text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | hexDigit(text[i]);
        }
        return value;
    }

    private static int hexDigit(byte character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int lower = character | 0x20;
        return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    private void push(int group) {
        high = high << 16 | low >>> 48;
        low = low << 16 | group;
    }

    /** Puts the groups before the gap at the front. */
    private boolean join(long headHigh, long headLow, int headGroups) {
        int shift = 16 * (GROUPS - headGroups);
        if (shift >= 64) {
            high |= headLow << (shift - 64);
            return true;
        }
        high |= headHigh << shift | headLow >>> (64 - shift);
        low |= headLow << shift;
        return true;
    }

    private boolean parseSlowly(byte[] text, int from, int to) {
        Optional<IpAddress> parsed = IpAddress.parse(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
        parsed.ifPresent(address -> {
            high = address.high();
            low = address.low();
        });
        return parsed.isPresent();
    }
}
