// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hinomi.model.address.IpAddress;

/** Text under construction, as bytes: lines are made by the million, so no strings are. One thread only. */
public final class ByteText {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int LONGEST_NUMBER = 20;
    private static final int GROW_BYTES = 256;

    private byte[] bytes = new byte[128 << 10];
    private int length;

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    /** ASCII text. */
    public ByteText add(String ascii) {
        int count = ascii.length();
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    public ByteText add(char ascii) {
        reserve(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    public ByteText addUtf8(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        reserve(encoded.length);
        System.arraycopy(encoded, 0, bytes, length, encoded.length);
        length += encoded.length;
        return this;
    }

    /** A JSON string with its quotes (RFC 8259, 7). */
    public ByteText addJson(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ') {
                escaped.append("\\u00").append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            } else {
                escaped.append(c);
            }
        }
        return addUtf8(escaped.append('"').toString());
    }

    /** A CSV field, quoted where it must be (RFC 4180). */
    public ByteText addCsv(String text) {
        boolean isPlain = text.indexOf(',') < 0 && text.indexOf('"') < 0;
        return addUtf8(isPlain ? text : '"' + text.replace("\"", "\"\"") + '"');
    }

    /** A decimal number, not negative. */
    public ByteText add(long number) {
        reserve(LONGEST_NUMBER);
        int end = length + digits(number);
        long rest = number;
        for (int at = end - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
        return this;
    }

    /** The last {@code width} decimal digits, zeros in front. */
    public ByteText addPadded(long number, int width) {
        reserve(width);
        long rest = number;
        for (int at = length + width - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += width;
        return this;
    }

    /** {@code count} characters of 62 that stand for the number's lowest bits. */
    public ByteText addBase62(long number, int count) {
        reserve(count);
        long rest = number & Long.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) BASE62.charAt((int) (rest % BASE62.length()));
            rest /= BASE62.length();
        }
        return this;
    }

    public ByteText add(IpAddress address) {
        if (!address.isIpv4()) {
            return add(address.toString());
        }
        int bits = (int) address.low();
        return add((long) (bits >>> 24))
                .add('.')
                .add((long) (bits >>> 16 & 255))
                .add('.')
                .add((long) (bits >>> 8 & 255))
                .add('.')
                .add((long) (bits & 255));
    }

    private static int digits(long number) {
        int count = 1;
        for (long rest = number; rest >= 10; rest /= 10) {
            count++;
        }
        return count;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, (length + more) * 2 + GROW_BYTES);
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
