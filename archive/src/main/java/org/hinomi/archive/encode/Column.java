// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.encode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.archive.rows.SessionRows;

/**
 * A column of an hour file.
 *
 * @param name as docs/archive-schema.md has it
 * @param type its type
 * @param missing stands for NULL
 * @param isOptional whether {@code missing} does
 * @param source where its numbers are
 */
record Column(String name, Type type, boolean isOptional, long missing, Source source) {

    private static final int LETTERS_FROM = 'A';
    private static final int LETTERS_TO = 'Z';

    /** Gives a column's numbers, which may be {@code scratch}, filled. */
    interface Source {

        long[] of(SessionRows rows, long[] scratch);
    }

    /** Parquet's types, as far as they occur: bits of the stored number, and of the number that is meant. */
    enum Type {
        BIGINT(64, 64, true),
        UBIGINT(64, 64, false),
        INTEGER(32, 32, true),
        UINTEGER(32, 32, false),
        USMALLINT(32, 16, false),
        UTINYINT(32, 8, false),
        COUNTRY(0, 0, false),
        SENSOR(0, 0, false);

        final int storedBits;
        final int bits;
        final boolean isSigned;

        Type(int storedBits, int bits, boolean isSigned) {
            this.storedBits = storedBits;
            this.bits = bits;
            this.isSigned = isSigned;
        }

        boolean isText() {
            return storedBits == 0;
        }

        boolean is32() {
            return storedBits == Integer.SIZE;
        }
    }

    /** All columns, in their order. */
    static List<Column> all() {
        List<Column> columns = new ArrayList<>();
        columns.add(required("start_ms", Type.BIGINT, (rows, _) -> rows.startMs()));
        columns.add(optional("duration_ms", Type.BIGINT, -1, (rows, _) -> rows.durationMs()));
        columns.add(required("src_high", Type.UBIGINT, (rows, _) -> rows.srcHigh()));
        columns.add(required("src_low", Type.UBIGINT, (rows, _) -> rows.srcLow()));
        columns.add(required("dst_high", Type.UBIGINT, (rows, _) -> rows.dstHigh()));
        columns.add(required("dst_low", Type.UBIGINT, (rows, _) -> rows.dstLow()));
        columns.add(required("src_port", Type.USMALLINT, (rows, to) -> widen(rows.srcPort(), rows.size(), to)));
        columns.add(required("dst_port", Type.USMALLINT, (rows, to) -> widen(rows.dstPort(), rows.size(), to)));
        columns.add(required("protocol", Type.UTINYINT, (rows, to) -> widen(rows.protocol(), rows.size(), to)));
        columns.add(required("state", Type.UTINYINT, (rows, to) -> widen(rows.state(), rows.size(), to)));
        columns.add(optional("bytes_out", Type.BIGINT, -1, (rows, _) -> rows.bytesOut()));
        columns.add(optional("bytes_in", Type.BIGINT, -1, (rows, _) -> rows.bytesIn()));
        columns.add(optional("packets_out", Type.BIGINT, -1, (rows, _) -> rows.packetsOut()));
        columns.add(optional("packets_in", Type.BIGINT, -1, (rows, _) -> rows.packetsIn()));
        columns.add(
                required("src_institution", Type.INTEGER, (rows, to) -> widen(rows.srcInstitution(), rows.size(), to)));
        columns.add(
                required("dst_institution", Type.INTEGER, (rows, to) -> widen(rows.dstInstitution(), rows.size(), to)));
        columns.add(optional("country", Type.COUNTRY, 0, (rows, to) -> countries(rows.country(), rows.size(), to)));
        columns.add(optional("as_number", Type.UINTEGER, 0, (rows, to) -> widen(rows.asNumber(), rows.size(), to)));
        columns.add(required("sensor", Type.SENSOR, (rows, to) -> widen(rows.sensor(), rows.size(), to)));
        return List.copyOf(columns);
    }

    private static Column required(String name, Type type, Source source) {
        return new Column(name, type, false, 0, source);
    }

    private static Column optional(String name, Type type, long missing, Source source) {
        return new Column(name, type, true, missing, source);
    }

    private static long[] widen(char[] from, int count, long[] to) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
        return to;
    }

    private static long[] widen(byte[] from, int count, long[] to) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i] & 0xff;
        }
        return to;
    }

    private static long[] widen(int[] from, int count, long[] to) {
        for (int i = 0; i < count; i++) {
            to[i] = from[i];
        }
        return to;
    }

    /** What is no pair of capital letters is no country. */
    private static long[] countries(char[] from, int count, long[] to) {
        for (int i = 0; i < count; i++) {
            to[i] = isLetter(from[i] >>> 8) && isLetter(from[i] & 0xff) ? from[i] : 0;
        }
        return to;
    }

    private static boolean isLetter(int code) {
        return code >= LETTERS_FROM && code <= LETTERS_TO;
    }

    /** The text that a number of a text column stands for. */
    byte[] text(long number, SessionRows rows) {
        return type == Type.COUNTRY
                ? new byte[] {(byte) (number >>> 8), (byte) number}
                : rows.sensors().get((int) number).getBytes(StandardCharsets.UTF_8);
    }
}
