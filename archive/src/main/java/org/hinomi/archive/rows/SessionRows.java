// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.rows;

import java.util.Arrays;
import java.util.List;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;

/**
 * The rows of many blocks, of many sensors, in primitive columns. Meanings and units are those of {@link SessionBlock};
 * there is no record id: behind the gate nobody needs it, and no store keeps it. The accessors give the columns
 * themselves, which may be longer than {@link #size}. Not thread-safe.
 */
public final class SessionRows {

    private final SensorNames sensors = new SensorNames();
    private int size;
    private long[] startMs;
    private long[] durationMs;
    private long[] srcHigh;
    private long[] srcLow;
    private long[] dstHigh;
    private long[] dstLow;
    private char[] srcPort;
    private char[] dstPort;
    private byte[] protocol;
    private byte[] state;
    private long[] bytesOut;
    private long[] bytesIn;
    private long[] packetsOut;
    private long[] packetsIn;
    private int[] srcInstitution;
    private int[] dstInstitution;
    private char[] country;
    private int[] asNumber;
    private char[] sensor;

    /** No rows yet, and room for {@code capacity}; it grows when more are added. */
    public SessionRows(int capacity) {
        startMs = new long[capacity];
        durationMs = new long[capacity];
        srcHigh = new long[capacity];
        srcLow = new long[capacity];
        dstHigh = new long[capacity];
        dstLow = new long[capacity];
        srcPort = new char[capacity];
        dstPort = new char[capacity];
        protocol = new byte[capacity];
        state = new byte[capacity];
        bytesOut = new long[capacity];
        bytesIn = new long[capacity];
        packetsOut = new long[capacity];
        packetsIn = new long[capacity];
        srcInstitution = new int[capacity];
        dstInstitution = new int[capacity];
        country = new char[capacity];
        asNumber = new int[capacity];
        sensor = new char[capacity];
    }

    public int size() {
        return size;
    }

    /** Empties the table and keeps its room. */
    public void clear() {
        size = 0;
        sensors.clear();
    }

    /** The names that {@link #sensor} counts through. */
    public List<String> sensors() {
        return sensors.all();
    }

    /** Adds all rows of a block at the end. */
    public void add(SessionBlock block) {
        int rows = block.size();
        ensureRoom(rows);
        System.arraycopy(block.startMs(), 0, startMs, size, rows);
        System.arraycopy(block.durationMs(), 0, durationMs, size, rows);
        System.arraycopy(block.srcHigh(), 0, srcHigh, size, rows);
        System.arraycopy(block.srcLow(), 0, srcLow, size, rows);
        System.arraycopy(block.dstHigh(), 0, dstHigh, size, rows);
        System.arraycopy(block.dstLow(), 0, dstLow, size, rows);
        System.arraycopy(block.srcPort(), 0, srcPort, size, rows);
        System.arraycopy(block.dstPort(), 0, dstPort, size, rows);
        System.arraycopy(block.protocol(), 0, protocol, size, rows);
        System.arraycopy(block.state(), 0, state, size, rows);
        System.arraycopy(block.bytesOut(), 0, bytesOut, size, rows);
        System.arraycopy(block.bytesIn(), 0, bytesIn, size, rows);
        System.arraycopy(block.packetsOut(), 0, packetsOut, size, rows);
        System.arraycopy(block.packetsIn(), 0, packetsIn, size, rows);
        System.arraycopy(block.srcInstitution(), 0, srcInstitution, size, rows);
        System.arraycopy(block.dstInstitution(), 0, dstInstitution, size, rows);
        System.arraycopy(block.country(), 0, country, size, rows);
        System.arraycopy(block.asNumber(), 0, asNumber, size, rows);
        Arrays.fill(sensor, size, size + rows, sensors.numberOf(block.sensor()));
        size += rows;
    }

    /** Sets the number of rows, for {@link PackedRows} to fill them. */
    void reset(SensorNames names, int rows) {
        size = 0;
        ensureRoom(rows);
        size = rows;
        sensors.setTo(names);
    }

    /** Whether the outside end of a row is its source: the destination is inside and the source is not. */
    public boolean isOutsideSrc(int row) {
        return srcInstitution[row] == InstitutionId.OUTSIDE && dstInstitution[row] != InstitutionId.OUTSIDE;
    }

    /** Upper half of the outside address; of a session with no outside end, or with two, the destination's. */
    public long outsideHigh(int row) {
        return isOutsideSrc(row) ? srcHigh[row] : dstHigh[row];
    }

    /** Lower half, as {@link #outsideHigh}. */
    public long outsideLow(int row) {
        return isOutsideSrc(row) ? srcLow[row] : dstLow[row];
    }

    public long[] startMs() {
        return startMs;
    }

    public long[] durationMs() {
        return durationMs;
    }

    public long[] srcHigh() {
        return srcHigh;
    }

    public long[] srcLow() {
        return srcLow;
    }

    public long[] dstHigh() {
        return dstHigh;
    }

    public long[] dstLow() {
        return dstLow;
    }

    public char[] srcPort() {
        return srcPort;
    }

    public char[] dstPort() {
        return dstPort;
    }

    public byte[] protocol() {
        return protocol;
    }

    public byte[] state() {
        return state;
    }

    public long[] bytesOut() {
        return bytesOut;
    }

    public long[] bytesIn() {
        return bytesIn;
    }

    public long[] packetsOut() {
        return packetsOut;
    }

    public long[] packetsIn() {
        return packetsIn;
    }

    public int[] srcInstitution() {
        return srcInstitution;
    }

    public int[] dstInstitution() {
        return dstInstitution;
    }

    public char[] country() {
        return country;
    }

    public int[] asNumber() {
        return asNumber;
    }

    /** Places in {@link #sensors}. */
    public char[] sensor() {
        return sensor;
    }

    private void ensureRoom(int more) {
        if (size + more <= startMs.length) {
            return;
        }
        int capacity = Math.max(size + more, startMs.length + (startMs.length >> 1));
        startMs = Arrays.copyOf(startMs, capacity);
        durationMs = Arrays.copyOf(durationMs, capacity);
        srcHigh = Arrays.copyOf(srcHigh, capacity);
        srcLow = Arrays.copyOf(srcLow, capacity);
        dstHigh = Arrays.copyOf(dstHigh, capacity);
        dstLow = Arrays.copyOf(dstLow, capacity);
        srcPort = Arrays.copyOf(srcPort, capacity);
        dstPort = Arrays.copyOf(dstPort, capacity);
        protocol = Arrays.copyOf(protocol, capacity);
        state = Arrays.copyOf(state, capacity);
        bytesOut = Arrays.copyOf(bytesOut, capacity);
        bytesIn = Arrays.copyOf(bytesIn, capacity);
        packetsOut = Arrays.copyOf(packetsOut, capacity);
        packetsIn = Arrays.copyOf(packetsIn, capacity);
        srcInstitution = Arrays.copyOf(srcInstitution, capacity);
        dstInstitution = Arrays.copyOf(dstInstitution, capacity);
        country = Arrays.copyOf(country, capacity);
        asNumber = Arrays.copyOf(asNumber, capacity);
        sensor = Arrays.copyOf(sensor, capacity);
    }
}
