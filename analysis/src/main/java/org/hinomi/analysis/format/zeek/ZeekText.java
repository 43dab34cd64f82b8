// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Zeek's escapes in text logs: {@code \xNN} for a byte, {@code \\} for a backslash. Texts here hold one byte a
 * character (ISO 8859-1), so that any byte goes and comes unchanged.
 */
final class ZeekText {

    private ZeekText() {}

    /** Decodes {@code text[from..to)} to {@code out} and returns the length; never longer than the input. */
    static int unescape(byte[] text, int from, int to, byte[] out) {
        int length = 0;
        for (int at = from; at < to; at++) {
            byte decoded = text[at];
            if (decoded == '\\' && isHexEscape(text, at, to)) {
                decoded = (byte) HexFormat.fromHexDigits(hexPair(text, at + 2));
                at += 3;
            } else if (decoded == '\\' && at + 1 < to && text[at + 1] == '\\') {
                at++;
            }
            out[length++] = decoded;
        }
        return length;
    }

    private static boolean isHexEscape(byte[] text, int at, int to) {
        return at + 3 < to
                && text[at + 1] == 'x'
                && HexFormat.isHexDigit(text[at + 2])
                && HexFormat.isHexDigit(text[at + 3]);
    }

    private static String hexPair(byte[] text, int at) {
        return "" + (char) text[at] + (char) text[at + 1];
    }

    /** The decoded text of {@code text[from..to)}, one byte a character. */
    static String unescaped(byte[] text, int from, int to) {
        byte[] out = new byte[to - from];
        return new String(out, 0, unescape(text, from, to, out), StandardCharsets.ISO_8859_1);
    }

    static byte[] unescape(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        byte[] out = new byte[bytes.length];
        return Arrays.copyOf(out, unescape(bytes, 0, bytes.length, out));
    }

    /** Printable ASCII as it is, every other byte and the backslash escaped. */
    static String escape(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        for (byte one : bytes) {
            if (one > ' ' && one < 0x7f && one != '\\') {
                text.append((char) one);
            } else {
                text.append("\\x").append(HexFormat.of().toHexDigits(one));
            }
        }
        return text.toString();
    }
}
