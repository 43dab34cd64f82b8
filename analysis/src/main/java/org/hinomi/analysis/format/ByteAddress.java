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

    private static final int MAX_QUAD_CHARS = 15;

    /** Two words are loaded, and four bytes behind any dot in them. */
    private static final int QUAD_BYTES = 2 * ByteWords.SIZE + Integer.BYTES;

    private static final long DOTS = ByteWords.repeat('.');

    /** The least number of one, two and three digits without leading zeros, 0, 10 and 100, in bytes 1, 2 and 3. */
    private static final int LEAST_BY_LENGTH = (100 << 24) | (10 << 16);

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
        return readsQuad(text, from, to) || parseGroups(text, from, to) || parseSlowly(text, from, to);
    }

    private boolean readsQuad(byte[] text, int from, int to) {
        if (to - from > MAX_QUAD_CHARS) {
            return false;
        }
        return from <= text.length - QUAD_BYTES ? parseQuadByWords(text, from, to) : parseQuad(text, from, to);
    }

    /** Finds the three dots in one step, then reads each octet from the four bytes at its begin; takes what parseQuad takes. */
    private boolean parseQuadByWords(byte[] text, int from, int to) {
        int dots = ByteWords.markBits(ByteWords.marks(ByteWords.load(text, from), DOTS))
                | ByteWords.markBits(ByteWords.marks(ByteWords.load(text, from + ByteWords.SIZE), DOTS))
                        << ByteWords.SIZE;
        int length = to - from;
        int withoutFirst = dots & (dots - 1);
        int withoutTwo = withoutFirst & (withoutFirst - 1);
        int first = Integer.numberOfTrailingZeros(dots);
        int second = Integer.numberOfTrailingZeros(withoutFirst);
        int third = Integer.numberOfTrailingZeros(withoutTwo);
        int a = octet(text, from, first);
        int b = octet(text, from + first + 1, second - first - 1);
        int c = octet(text, from + second + 1, third - second - 1);
        int d = octet(text, from + third + 1, length - third - 1);
        high = 0;
        low = IpAddress.IPV4_MARK | (((a << 24) | (b << 16) | (c << 8) | d) & 0xffff_ffffL);
        return (a | b | c | d) >= 0;
    }

    /** The value of an octet in its usual form, without leading zeros; -1 if it is none. */
    private static int octet(byte[] text, int from, int length) {
        if (length < 1 || length > 3) {
            return -1;
        }
        int digits = (ByteWords.loadFour(text, from) ^ 0x3030_3030) >>> (32 - 8 * length);
        int value = (digits >>> 16) * 100 + ((digits >>> 8) & 0xff) * 10 + (digits & 0xff);
        boolean areDigits = (((digits + 0x76_7676) | digits) & 0x80_8080) == 0;
        int least = (LEAST_BY_LENGTH >>> (8 * length)) & 0xff;
        return areDigits && value >= least && value <= 255 ? value : -1;
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
