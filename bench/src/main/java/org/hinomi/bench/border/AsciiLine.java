// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A buffer of text that is written without checks: who writes makes sure of room before a line. Octets and pairs of digits
 * come from tables. One thread only.
 */
final class AsciiLine {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN)
            .withInvokeExactBehavior();

    private static final byte[] BASE62 =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int PAIRS_OF_62 = 62 * 62;

    private static final short[] DECIMAL_PAIRS = pairs(BASE62, 10);
    private static final short[] BASE62_PAIRS = pairs(BASE62, 62);

    /** Up to three digits and a byte that the next one overwrites. */
    private static final int[] OCTETS = new int[256];

    private static final byte[] OCTET_LENGTHS = new byte[256];

    static {
        for (int octet = 0; octet < 256; octet++) {
            byte[] digits = Integer.toString(octet).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < digits.length; i++) {
                OCTETS[octet] |= digits[i] << (8 * i);
            }
            OCTET_LENGTHS[octet] = (byte) digits.length;
        }
    }

    private final byte[] text;
    private int at;

    AsciiLine(int capacity) {
        text = new byte[capacity];
    }

    private static short[] pairs(byte[] letters, int base) {
        short[] pairs = new short[base * base];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = (short) (letters[i / base] | (letters[i % base] << 8));
        }
        return pairs;
    }

    byte[] text() {
        return text;
    }

    int length() {
        return at;
    }

    void clear() {
        at = 0;
    }

    AsciiLine add(byte[] ascii) {
        System.arraycopy(ascii, 0, text, at, ascii.length);
        at += ascii.length;
        return this;
    }

    /** A short word. */
    AsciiLine add(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            text[at++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    AsciiLine tab() {
        text[at++] = '\t';
        return this;
    }

    AsciiLine add(char ascii) {
        text[at++] = (byte) ascii;
        return this;
    }

    /** A decimal number, not negative. */
    AsciiLine number(long number) {
        if (number < 10) {
            text[at++] = (byte) ('0' + number);
            return this;
        }
        int end = at + digits(number);
        int place = end;
        long rest = number;
        while (rest >= 10) {
            place -= 2;
            SHORT.set(text, place, DECIMAL_PAIRS[(int) (rest % 100)]);
            rest /= 100;
        }
        if (place > at) {
            text[at] = (byte) ('0' + rest);
        }
        at = end;
        return this;
    }

    private static int digits(long number) {
        int count = 1;
        for (long limit = 10; number >= limit && count < 18; limit *= 10) {
            count++;
        }
        return count;
    }

    /** Exactly {@code 2 * pairs} digits. */
    private void padded(long number, int pairs) {
        long rest = number;
        for (int i = pairs - 1; i >= 0; i--) {
            SHORT.set(text, at + 2 * i, DECIMAL_PAIRS[(int) (rest % 100)]);
            rest /= 100;
        }
        at += 2 * pairs;
    }

    /** Microseconds since the Unix epoch, as Zeek writes a time. */
    AsciiLine time(long micros) {
        padded(micros / 1_000_000, 5);
        text[at++] = '.';
        padded(micros % 1_000_000, 3);
        return this;
    }

    /** Microseconds as Zeek writes an interval. */
    AsciiLine interval(long micros) {
        number(micros / 1_000_000);
        text[at++] = '.';
        padded(micros % 1_000_000, 3);
        return this;
    }

    /** Zeek's name of a connection: C and 17 characters of 62. */
    AsciiLine uid(long first, long second) {
        text[at++] = 'C';
        eightOf62(first & Long.MAX_VALUE);
        eightOf62(second & Long.MAX_VALUE);
        text[at++] = BASE62[(int) (first >>> 58) % 62];
        return this;
    }

    private void eightOf62(long bits) {
        long rest = bits;
        for (int i = 0; i < 4; i++) {
            SHORT.set(text, at, BASE62_PAIRS[(int) (rest % PAIRS_OF_62)]);
            rest /= PAIRS_OF_62;
            at += 2;
        }
    }

    AsciiLine ipv4(int address) {
        octet(address >>> 24);
        text[at++] = '.';
        octet(address >>> 16 & 255);
        text[at++] = '.';
        octet(address >>> 8 & 255);
        text[at++] = '.';
        octet(address & 255);
        return this;
    }

    private void octet(int octet) {
        INT.set(text, at, OCTETS[octet]);
        at += OCTET_LENGTHS[octet];
    }

    /** Four hexadecimal digits at most, none of them a leading zero. */
    AsciiLine group(int group) {
        int shift = group > 0xfff ? 12 : group > 0xff ? 8 : group > 0xf ? 4 : 0;
        for (; shift >= 0; shift -= 4) {
            text[at++] = HEX[group >>> shift & 15];
        }
        return this;
    }
}
