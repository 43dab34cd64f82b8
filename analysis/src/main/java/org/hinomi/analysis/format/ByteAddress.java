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

    /** Eight groups of four digits and the colons between them. */
    private static final int MAX_GROUPS_CHARS = 39;

    /** Five words hold them; a group's word may reach behind. */
    private static final int GROUPS_BYTES = 6 * ByteWords.SIZE;

    private static final long COLONS = ByteWords.repeat(':');

    private static final int MAX_QUAD_CHARS = 15;

    /** Two words are loaded, and four bytes behind any dot in them. */
    private static final int QUAD_BYTES = 2 * ByteWords.SIZE + Integer.BYTES;

    private static final long DOTS = ByteWords.repeat('.');

    /** The least number of one, two and three digits without leading zeros, 0, 10 and 100, in bytes 1, 2 and 3. */
    private static final int LEAST_BY_LENGTH = (100 << 24) | (10 << 16);

    /** A copy of a text that ends too close to its array's end. */
    private final byte[] padded = new byte[GROUPS_BYTES];

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
        int length = to - from;
        if (length > MAX_GROUPS_CHARS) {
            return false;
        }
        if (from <= text.length - GROUPS_BYTES) {
            return parseGroups(text, from, length, ends(text, from, length));
        }
        System.arraycopy(text, from, padded, 0, length);
        return parseGroups(padded, 0, length, ends(padded, 0, length));
    }

    /** A bit for each colon among the characters, and one for the text's end. */
    private static long ends(byte[] text, int from, int length) {
        long colons = 0;
        for (int at = 0; at < GROUPS_BYTES - ByteWords.SIZE; at += ByteWords.SIZE) {
            colons |= ByteWords.markByte(ByteWords.marks(ByteWords.load(text, from + at), COLONS)) << at;
        }
        long end = 1L << length;
        return (colons & (end - 1)) | end;
    }

    private boolean parseGroups(byte[] text, int from, int length, long groupEnds) {
        high = 0;
        low = 0;
        long headHigh = 0;
        long headLow = 0;
        int headGroups = -1;
        int groups = 0;
        int at = 0;
        long ends = groupEnds;
        while (at < length) {
            int end = Long.numberOfTrailingZeros(ends);
            int group = group(text, from + at, end - at);
            if (group < 0 || groups == GROUPS) {
                return false;
            }
            push(group);
            groups++;
            if (end == length) {
                return headGroups < 0 ? groups == GROUPS : groups < GROUPS && join(headHigh, headLow, headGroups);
            }
            ends &= ends - 1;
            at = end + 1;
            if (Long.numberOfTrailingZeros(ends) == at && at < length) {
                if (headGroups >= 0) {
                    return false;
                }
                headHigh = high;
                headLow = low;
                headGroups = groups;
                high = 0;
                low = 0;
                ends &= ends - 1;
                at++;
            }
        }
        return false;
    }

    /** The value of one to four hexadecimal digits, all at once; -1 if they are none. */
    private static int group(byte[] text, int from, int length) {
        if (length < 1 || length > 4) {
            return -1;
        }
        long word = (ByteWords.loadFour(text, from) & 0xffff_ffffL) >>> (32 - 8 * length);
        long digits = word | (0x3030_3030L << (8 * length) & 0xffff_ffffL);
        long decimals = digits ^ 0x3030_3030L;
        long letters = (digits | 0x2020_2020L) ^ 0x6060_6060L;
        long noDecimals = (decimals + 0x7676_7676L) | decimals;
        long noLetters = (letters + 0x7979_7979L) | letters | ~(letters + 0x7f7f_7f7fL);
        if ((noDecimals & noLetters & 0x8080_8080L) != 0) {
            return -1;
        }
        long values = (digits & 0x0f0f_0f0fL) + (digits >>> 6 & 0x0101_0101L) * 9;
        long pairs = (values >>> 4 | values) & 0x00ff_00ffL;
        return (int) ((pairs >>> 8 | pairs) & 0xffff);
    }

    private void push(long group) {
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
