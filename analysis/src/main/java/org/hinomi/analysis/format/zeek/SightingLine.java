// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hinomi.analysis.format.ByteNumbers;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.format.FieldRule;
import org.hinomi.model.format.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * One record of a log beside conn, value by value, in either form. Values hold one byte a character. They stay here until
 * the next record begins, and nowhere else. One thread only.
 */
abstract class SightingLine {

    private final String sensor;
    private final long idSeed;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();

    /**
     * An empty line.
     *
     * @param kind parts the id of a record from those of others with the same uid
     */
    SightingLine(String sensor, String kind) {
        this.sensor = sensor;
        idSeed = StableHash.combine(StableHash.of(sensor), StableHash.of(kind));
    }

    /** Begins a record. */
    void clear() {
        values.clear();
        columns.clear();
    }

    /** The rule of a column of this log, empty where nobody assigned one. */
    abstract Optional<FieldRule> rule(String name);

    /** Whether a column says something that this record needs. */
    boolean wants(String name) {
        return true;
    }

    /** Whether a column holds a vector, which comes by {@link #putAll}. */
    boolean isVector(String name) {
        return false;
    }

    /**
     * Puts a value that is set.
     *
     * @param name the column's name, dotted
     * @param column where a person finds it, from 1
     */
    final void put(String name, String value, int column) {
        values.put(name, value);
        columns.put(name, column);
    }

    /** Puts the elements of a vector that is set. */
    void putAll(String name, List<String> elements) {
        throw new IllegalArgumentException(name + " is no vector");
    }

    /** Hands the record on, or rejects the line; whether it was accepted. */
    abstract boolean finish(RecordSink sink);

    final String sensor() {
        return sensor;
    }

    /** The value of a column, empty where it is not set. */
    final String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** All values by column. */
    final Map<String, String> values() {
        return values;
    }

    /** A missing value is missing, any other is bad. */
    final boolean reject(RecordSink sink, String name, RejectReason reason) {
        boolean isMissing = !values.containsKey(name);
        sink.reject(isMissing ? RejectReason.MISSING_FIELD : reason, columns.getOrDefault(name, 0));
        return false;
    }

    private byte[] bytes(String name) {
        return value(name).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Start of the record, below 0 where it is missing or bad. */
    final long timeMs() {
        byte[] text = bytes(ConnColumn.TS.zeekName());
        long ms = ByteNumbers.parseSecondsAsMs(text, 0, text.length);
        return ms >= 0 ? ms : CivilTime.parse(text, 0, text.length, CivilTime.UTC_SEC);
    }

    final @Nullable IpAddress address(ConnColumn column) {
        return IpAddress.parse(value(column.zeekName())).orElse(null);
    }

    /** 0 where it is not set, below 0 where it is bad. */
    final int port(ConnColumn column) {
        byte[] text = bytes(column.zeekName());
        return text.length == 0 ? 0 : ByteNumbers.parsePort(text, 0, text.length);
    }

    /** The count in a column; {@code unset} where it is not set, below 0 where it is bad. */
    final int count(String name, int unset) {
        byte[] text = bytes(name);
        long count = text.length == 0 ? unset : ByteNumbers.parseCount(text, 0, text.length);
        return count < 0 && text.length > 0 ? BAD : (int) Math.min(count, Integer.MAX_VALUE);
    }

    /** What {@link #count} says of a value that is no count. */
    static final int BAD = Integer.MIN_VALUE;

    /** The id of the record that this text is the identity of. */
    final long recordId(String identity) {
        byte[] text = identity.getBytes(StandardCharsets.ISO_8859_1);
        return ConnRow.recordId(idSeed, text, 0, text.length);
    }
}
