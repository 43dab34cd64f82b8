// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

/** Compares text in place with words of ASCII. Stateless. */
public final class AsciiWords {

    private AsciiWords() {}

    /** Whether {@code text[from..to)} is exactly a word. */
    public static boolean is(byte[] text, int from, int to, String word) {
        return to - from == word.length() && startsWith(text, from, to, word);
    }

    /** Whether {@code text[from..to)} begins with a word. */
    public static boolean startsWith(byte[] text, int from, int to, String word) {
        if (to - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (text[from + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
