// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.hinomi.analysis.format.ByteNumbers;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.Service;
import org.jspecify.annotations.Nullable;

/**
 * One record of Zeek's ssh log, value by value, in either form. Zeek tells what came of it from the sizes of encrypted packets
 * (base/protocols/ssh/main.zeek): {@code auth_success} is unset where it could not, and {@code auth_attempts} counts methods
 * that a client merely asked for too, so of a session that ended signed in no try is called refused. One thread only.
 */
final class SshLine {

    /** Parts the id of a sign-in from that of its session, which has the same uid. */
    private static final long KIND = StableHash.of("ssh");

    private final String sensor;
    private final long sensorHash;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();

    SshLine(String sensor) {
        this.sensor = sensor;
        sensorHash = StableHash.combine(StableHash.of(sensor), KIND);
    }

    /** Begins a record. */
    void clear() {
        values.clear();
        columns.clear();
    }

    /**
     * Puts a value that is set.
     *
     * @param name the column's name, dotted
     * @param column where a person finds it, from 1
     */
    void put(String name, String value, int column) {
        values.put(name, value);
        columns.put(name, column);
    }

    /** Hands the record on, or rejects the line; whether it was accepted. */
    boolean finish(RecordSink sink) {
        long timeMs = timeMs();
        @Nullable IpAddress src = address(ConnColumn.ORIG_H);
        @Nullable IpAddress dst = address(ConnColumn.RESP_H);
        int srcPort = port(ConnColumn.ORIG_P);
        int dstPort = port(ConnColumn.RESP_P);
        int attempts = attempts();
        if (timeMs < 0) {
            return reject(sink, ConnColumn.TS.zeekName(), RejectReason.BAD_TIME);
        }
        if (src == null || dst == null) {
            return reject(
                    sink, (src == null ? ConnColumn.ORIG_H : ConnColumn.RESP_H).zeekName(), RejectReason.BAD_ADDRESS);
        }
        if (srcPort < 0 || dstPort < 0) {
            return reject(
                    sink, (srcPort < 0 ? ConnColumn.ORIG_P : ConnColumn.RESP_P).zeekName(), RejectReason.BAD_NUMBER);
        }
        String success = values.getOrDefault(SshFields.SUCCESS, "");
        boolean isAccepted = success.equals("T") || success.equals("true");
        boolean isRefused = success.equals("F") || success.equals("false");
        if (!success.isEmpty() && !isAccepted && !isRefused) {
            return reject(sink, SshFields.SUCCESS, RejectReason.MALFORMED);
        }
        if (attempts < 0) {
            return reject(sink, SshFields.ATTEMPTS, RejectReason.BAD_NUMBER);
        }
        sink.acceptSighting(new Login(
                timeMs,
                sensor,
                src,
                srcPort,
                dst,
                dstPort,
                Service.SSH,
                isRefused ? Math.max(1, attempts) : 0,
                isAccepted,
                recordId(),
                0,
                0));
        return true;
    }

    /** A missing value is missing, any other is bad. */
    private boolean reject(RecordSink sink, String name, RejectReason reason) {
        boolean isMissing = !values.containsKey(name);
        sink.reject(isMissing ? RejectReason.MISSING_FIELD : reason, columns.getOrDefault(name, 0));
        return false;
    }

    private byte[] bytes(String name) {
        return values.getOrDefault(name, "").getBytes(StandardCharsets.ISO_8859_1);
    }

    private long timeMs() {
        byte[] text = bytes(ConnColumn.TS.zeekName());
        long ms = ByteNumbers.parseSecondsAsMs(text, 0, text.length);
        return ms >= 0 ? ms : CivilTime.parse(text, 0, text.length, CivilTime.UTC_SEC);
    }

    private @Nullable IpAddress address(ConnColumn column) {
        return IpAddress.parse(values.getOrDefault(column.zeekName(), "")).orElse(null);
    }

    private int port(ConnColumn column) {
        byte[] text = bytes(column.zeekName());
        return text.length == 0 ? 0 : ByteNumbers.parsePort(text, 0, text.length);
    }

    private int attempts() {
        byte[] text = bytes(SshFields.ATTEMPTS);
        long count = text.length == 0 ? 0 : ByteNumbers.parseCount(text, 0, text.length);
        return count < 0 ? -1 : (int) Math.min(count, Integer.MAX_VALUE);
    }

    /** Of a record without a uid, of all that it says: two copies of a line are one. */
    private long recordId() {
        byte[] uid = bytes(ConnColumn.UID.zeekName());
        byte[] identity =
                uid.length > 0 ? uid : new TreeMap<>(values).toString().getBytes(StandardCharsets.ISO_8859_1);
        return ConnRow.recordId(sensorHash, identity, 0, identity.length);
    }
}
