// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

/**
 * The two parts of a threat id.
 *
 * @param key the number, or the name where there is no number
 * @param name the text before the bracket; empty where that is only the number again
 */
record ThreatId(String key, String name) {

    /** Splits {@code name(number)}; the last bracket counts, names hold brackets too. */
    static ThreatId parse(String text) {
        int open = text.lastIndexOf('(');
        boolean hasNumber = open >= 0 && text.endsWith(")") && isNumber(text.substring(open + 1, text.length() - 1));
        if (!hasNumber) {
            return new ThreatId(text, isNumber(text) ? "" : text);
        }
        String number = text.substring(open + 1, text.length() - 1);
        String name = text.substring(0, open).strip();
        return new ThreatId(number, name.equals(number) ? "" : name);
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
