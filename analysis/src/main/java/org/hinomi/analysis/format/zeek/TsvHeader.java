// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The header lines of a Zeek text log that are in force. A header may come again in the middle of a file, with other
 * columns in another order: logs are concatenated. One thread only.
 *
 * <p>Grammar: {@code #separator \x09} (white space, then escaped bytes), then lines of values parted by that separator:
 * {@code #set_separator}, {@code #unset_field}, {@code #empty_field}, {@code #path}, {@code #fields}; {@code #types},
 * {@code #open}, {@code #close} and anything else that begins with {@code #} says nothing to us.
 */
final class TsvHeader {

    private byte[] separator = {'\t'};
    private byte[] setSeparator = {','};
    private byte[] unsetField = {'-'};
    private byte[] emptyField = "(empty)".getBytes(StandardCharsets.US_ASCII);
    private String path = "";
    private List<String> fields = List.of();

    byte[] separator() {
        return separator;
    }

    /** What parts the elements of sets and vectors. */
    byte[] setSeparator() {
        return setSeparator;
    }

    byte[] unsetField() {
        return unsetField;
    }

    byte[] emptyField() {
        return emptyField;
    }

    /** Names of the columns, one byte a character; empty before the first {@code #fields}. */
    List<String> fields() {
        return fields;
    }

    /** Whether the records under this header are sign-ins over SSH: by its path, or by its columns where it has none. */
    boolean isSsh() {
        return path.isEmpty() ? fields.contains("auth_success") : path.equals("ssh");
    }

    /** Whether the records under this header are lookups of names: by its path, or by its columns where it has none. */
    boolean isDns() {
        return path.isEmpty() ? fields.contains("qtype_name") && fields.contains("query") : path.equals("dns");
    }

    /** Whether the records under this header are sessions: by its path, or by its columns where it has none. */
    boolean isConn() {
        if (!path.isEmpty()) {
            return path.equals("conn");
        }
        return fields.contains("proto")
                && (fields.contains("conn_state") || fields.contains("orig_bytes") || fields.contains("orig_pkts"));
    }

    /** Takes a line that begins with {@code #}; true if columns may mean something else from here on. */
    boolean read(byte[] text, int from, int to) {
        String line = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        int nameEnd = 1;
        while (nameEnd < line.length() && (Character.isLetter(line.charAt(nameEnd)) || line.charAt(nameEnd) == '_')) {
            nameEnd++;
        }
        String rest = line.substring(nameEnd);
        switch (line.substring(1, nameEnd)) {
            case "separator" -> separator = orTab(ZeekText.unescape(rest.strip()));
            case "set_separator" -> setSeparator = orComma(value(rest));
            case "unset_field" -> unsetField = value(rest);
            case "empty_field" -> emptyField = value(rest);
            case "path" -> path = text(value(rest)).strip();
            case "fields" -> fields = names(rest);
            default -> {
                return false;
            }
        }
        return true;
    }

    private static byte[] orTab(byte[] bytes) {
        return bytes.length == 0 ? new byte[] {'\t'} : bytes;
    }

    private static byte[] orComma(byte[] bytes) {
        return bytes.length == 0 ? new byte[] {','} : bytes;
    }

    private byte[] value(String rest) {
        String parted = text(separator);
        return ZeekText.unescape(rest.startsWith(parted) ? rest.substring(parted.length()) : rest.strip());
    }

    private List<String> names(String rest) {
        String parted = text(separator);
        String list = rest.startsWith(parted) ? rest.substring(parted.length()) : rest.strip();
        List<String> names = new ArrayList<>();
        int from = 0;
        for (int at = list.indexOf(parted); at >= 0; at = list.indexOf(parted, from)) {
            names.add(text(ZeekText.unescape(list.substring(from, at))));
            from = at + parted.length();
        }
        names.add(text(ZeekText.unescape(list.substring(from))));
        return List.copyOf(names);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String escaped(String text) {
        return ZeekText.escape(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Lines that bring a fresh header into this one's state; the true separator comes last, so that it parts nothing. */
    String asText() {
        StringBuilder lines = new StringBuilder("#separator \\x09\n");
        lines.append("#set_separator\t").append(ZeekText.escape(setSeparator)).append('\n');
        lines.append("#unset_field\t").append(ZeekText.escape(unsetField)).append('\n');
        lines.append("#empty_field\t").append(ZeekText.escape(emptyField)).append('\n');
        lines.append("#path\t").append(escaped(path)).append('\n');
        if (!fields.isEmpty()) {
            lines.append("#fields");
            fields.forEach(name -> lines.append('\t').append(escaped(name)));
            lines.append('\n');
        }
        if (!Arrays.equals(separator, new byte[] {'\t'})) {
            lines.append("#separator ").append(ZeekText.escape(separator)).append('\n');
        }
        return lines.toString();
    }
}
