// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.session;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.Direction;
import org.hinomi.model.network.InstitutionId;

/**
 * Some thousand sessions of one sensor in primitive columns: the element of every stream. Row {@code i} of every
 * column is session {@code i}; meanings and units are those of {@link Session}.
 *
 * <p>The accessors give the columns themselves, which may be longer than {@link #size}. Who holds a finished block
 * reads it only; the attribution stage alone writes the columns named in {@link #attribute}, before anyone else sees
 * the block. Not thread-safe.
 */
public final class SessionBlock {

    /** Rows of a full block: its columns together stay within a core's second-level cache. */
    public static final int CAPACITY = 4096;

    private final String sensor;
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
    private byte[] service;
    private long[] bytesOut;
    private long[] bytesIn;
    private long[] packetsOut;
    private long[] packetsIn;
    private long[] recordId;
    private int[] srcInstitution;
    private int[] dstInstitution;
    private char[] country;
    private int[] asNumber;

    /** An empty block with room for {@code capacity} rows; it grows when more are added. */
    public SessionBlock(String sensor, int capacity) {
        this.sensor = requireNonNull(sensor, "sensor");
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
        service = new byte[capacity];
        bytesOut = new long[capacity];
        bytesIn = new long[capacity];
        packetsOut = new long[capacity];
        packetsIn = new long[capacity];
        recordId = new long[capacity];
        srcInstitution = new int[capacity];
        dstInstitution = new int[capacity];
        country = new char[capacity];
        asNumber = new int[capacity];
    }

    /** Name of the sensor that all rows come from. */
    public String sensor() {
        return sensor;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
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

    /** IP protocol numbers, unsigned. */
    public byte[] protocol() {
        return protocol;
    }

    /** Codes of {@link SessionState}. */
    public byte[] state() {
        return state;
    }

    /** Codes of {@link Service}. */
    public byte[] service() {
        return service;
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

    public long[] recordId() {
        return recordId;
    }

    public int[] srcInstitution() {
        return srcInstitution;
    }

    public int[] dstInstitution() {
        return dstInstitution;
    }

    /** Two ASCII letters, the first in the upper byte; 0 for unknown. */
    public char[] country() {
        return country;
    }

    public int[] asNumber() {
        return asNumber;
    }

    /** Sets what attribution found for one row. */
    public void attribute(int row, int srcInst, int dstInst, char countryOfOutside, int asOfOutside) {
        srcInstitution[row] = srcInst;
        dstInstitution[row] = dstInst;
        country[row] = countryOfOutside;
        asNumber[row] = asOfOutside;
    }

    /** Adds one row at the end, with every column as in {@code session}. */
    public void add(Session session) {
        int row = newRow();
        startMs[row] = session.startMs();
        durationMs[row] = session.durationMs();
        srcHigh[row] = session.src().high();
        srcLow[row] = session.src().low();
        dstHigh[row] = session.dst().high();
        dstLow[row] = session.dst().low();
        srcPort[row] = (char) session.srcPort();
        dstPort[row] = (char) session.dstPort();
        protocol[row] = (byte) session.protocol();
        state[row] = session.state().code();
        service[row] = session.service().code();
        bytesOut[row] = session.bytesOut();
        bytesIn[row] = session.bytesIn();
        packetsOut[row] = session.packetsOut();
        packetsIn[row] = session.packetsIn();
        recordId[row] = session.recordId();
        attribute(
                row,
                session.srcInstitution(),
                session.dstInstitution(),
                packCountry(session.country()),
                session.asNumber());
    }

    /** Adds a copy of one row of another block. */
    public void addFrom(SessionBlock other, int from) {
        int row = newRow();
        startMs[row] = other.startMs[from];
        durationMs[row] = other.durationMs[from];
        srcHigh[row] = other.srcHigh[from];
        srcLow[row] = other.srcLow[from];
        dstHigh[row] = other.dstHigh[from];
        dstLow[row] = other.dstLow[from];
        srcPort[row] = other.srcPort[from];
        dstPort[row] = other.dstPort[from];
        protocol[row] = other.protocol[from];
        state[row] = other.state[from];
        service[row] = other.service[from];
        bytesOut[row] = other.bytesOut[from];
        bytesIn[row] = other.bytesIn[from];
        packetsOut[row] = other.packetsOut[from];
        packetsIn[row] = other.packetsIn[from];
        recordId[row] = other.recordId[from];
        srcInstitution[row] = other.srcInstitution[from];
        dstInstitution[row] = other.dstInstitution[from];
        country[row] = other.country[from];
        asNumber[row] = other.asNumber[from];
    }

    /** Adds a copy of all rows of another block. */
    public void addAll(SessionBlock other) {
        int from = size;
        int count = other.size;
        if (from + count > startMs.length) {
            grow(Math.max(from + count, startMs.length * 2));
        }
        System.arraycopy(other.startMs, 0, startMs, from, count);
        System.arraycopy(other.durationMs, 0, durationMs, from, count);
        System.arraycopy(other.srcHigh, 0, srcHigh, from, count);
        System.arraycopy(other.srcLow, 0, srcLow, from, count);
        System.arraycopy(other.dstHigh, 0, dstHigh, from, count);
        System.arraycopy(other.dstLow, 0, dstLow, from, count);
        System.arraycopy(other.srcPort, 0, srcPort, from, count);
        System.arraycopy(other.dstPort, 0, dstPort, from, count);
        System.arraycopy(other.protocol, 0, protocol, from, count);
        System.arraycopy(other.state, 0, state, from, count);
        System.arraycopy(other.service, 0, service, from, count);
        System.arraycopy(other.bytesOut, 0, bytesOut, from, count);
        System.arraycopy(other.bytesIn, 0, bytesIn, from, count);
        System.arraycopy(other.packetsOut, 0, packetsOut, from, count);
        System.arraycopy(other.packetsIn, 0, packetsIn, from, count);
        System.arraycopy(other.recordId, 0, recordId, from, count);
        System.arraycopy(other.srcInstitution, 0, srcInstitution, from, count);
        System.arraycopy(other.dstInstitution, 0, dstInstitution, from, count);
        System.arraycopy(other.country, 0, country, from, count);
        System.arraycopy(other.asNumber, 0, asNumber, from, count);
        size = from + count;
    }

    /**
     * A new block of some rows of this one, column by column, so that each column is read in one go.
     *
     * @param rows numbers of rows; those at {@code [from, to)} are taken, in that order
     */
    public SessionBlock gather(int[] rows, int from, int to) {
        int count = to - from;
        SessionBlock part = new SessionBlock(sensor, count);
        part.size = count;
        gather(startMs, rows, from, count, part.startMs);
        gather(durationMs, rows, from, count, part.durationMs);
        gather(srcHigh, rows, from, count, part.srcHigh);
        gather(srcLow, rows, from, count, part.srcLow);
        gather(dstHigh, rows, from, count, part.dstHigh);
        gather(dstLow, rows, from, count, part.dstLow);
        gather(srcPort, rows, from, count, part.srcPort);
        gather(dstPort, rows, from, count, part.dstPort);
        gather(protocol, rows, from, count, part.protocol);
        gather(state, rows, from, count, part.state);
        gather(service, rows, from, count, part.service);
        gather(bytesOut, rows, from, count, part.bytesOut);
        gather(bytesIn, rows, from, count, part.bytesIn);
        gather(packetsOut, rows, from, count, part.packetsOut);
        gather(packetsIn, rows, from, count, part.packetsIn);
        gather(recordId, rows, from, count, part.recordId);
        gather(srcInstitution, rows, from, count, part.srcInstitution);
        gather(dstInstitution, rows, from, count, part.dstInstitution);
        gather(country, rows, from, count, part.country);
        gather(asNumber, rows, from, count, part.asNumber);
        return part;
    }

    private static void gather(long[] column, int[] rows, int from, int count, long[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = column[rows[from + i]];
        }
    }

    private static void gather(int[] column, int[] rows, int from, int count, int[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = column[rows[from + i]];
        }
    }

    private static void gather(char[] column, int[] rows, int from, int count, char[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = column[rows[from + i]];
        }
    }

    private static void gather(byte[] column, int[] rows, int from, int count, byte[] into) {
        for (int i = 0; i < count; i++) {
            into[i] = column[rows[from + i]];
        }
    }

    /** Sets the number of rows, for a reader that fills the columns whole; rows beyond the former size hold anything. */
    public void resize(int rows) {
        if (rows > startMs.length) {
            grow(rows);
        }
        size = rows;
    }

    /**
     * Opens one more row with all values unknown, for a parser or reader to fill through the columns.
     *
     * @return its number
     */
    public int newRow() {
        if (size == startMs.length) {
            grow(Math.max(16, size * 2));
        }
        int row = size++;
        startMs[row] = 0;
        durationMs[row] = -1;
        srcPort[row] = 0;
        dstPort[row] = 0;
        protocol[row] = (byte) Protocol.UNKNOWN;
        state[row] = 0;
        service[row] = 0;
        bytesOut[row] = -1;
        bytesIn[row] = -1;
        packetsOut[row] = -1;
        packetsIn[row] = -1;
        recordId[row] = 0;
        attribute(row, InstitutionId.OUTSIDE, InstitutionId.OUTSIDE, (char) 0, 0);
        return row;
    }

    /** Takes out all rows; the block is as if new, with the room it has. */
    public void clear() {
        Arrays.fill(srcInstitution, 0, size, InstitutionId.OUTSIDE);
        Arrays.fill(dstInstitution, 0, size, InstitutionId.OUTSIDE);
        Arrays.fill(country, 0, size, (char) 0);
        Arrays.fill(asNumber, 0, size, 0);
        size = 0;
    }

    /** Takes back the last row opened, when its line turns out to be unreadable. */
    public void dropLastRow() {
        size--;
    }

    /** One row as a record. */
    public Session session(int row) {
        return new Session(
                startMs[row],
                durationMs[row],
                new IpAddress(srcHigh[row], srcLow[row]),
                srcPort[row],
                new IpAddress(dstHigh[row], dstLow[row]),
                dstPort[row],
                protocol[row] & 0xff,
                SessionState.at(state[row]),
                Service.at(service[row]),
                bytesOut[row],
                bytesIn[row],
                packetsOut[row],
                packetsIn[row],
                recordId[row],
                srcInstitution[row],
                dstInstitution[row],
                unpackCountry(country[row]),
                asNumber[row]);
    }

    public Direction direction(int row) {
        return Direction.between(srcInstitution[row], dstInstitution[row]);
    }

    /** Whether a row has exactly one end inside. */
    public boolean crossesBorder(int row) {
        return (srcInstitution[row] == InstitutionId.OUTSIDE) != (dstInstitution[row] == InstitutionId.OUTSIDE);
    }

    /**
     * A stable 64-bit digest of what the sensor said in one row, for the order of rows that share a time and for
     * recognising copies. The service has no part in it, so that a row read back from the archive has the same digest.
     */
    public long digest(int row) {
        long hash = StableHash.of(srcHigh[row], srcLow[row]);
        hash = StableHash.combine(hash, StableHash.of(dstHigh[row], dstLow[row]));
        hash = StableHash.combine(
                hash,
                (long) srcPort[row] << 32
                        | (long) dstPort[row] << 16
                        | (long) (protocol[row] & 0xff) << 8
                        | state[row]);
        hash = StableHash.combine(hash, startMs[row]);
        hash = StableHash.combine(hash, durationMs[row]);
        hash = StableHash.combine(hash, bytesOut[row]);
        hash = StableHash.combine(hash, bytesIn[row]);
        hash = StableHash.combine(hash, packetsOut[row]);
        hash = StableHash.combine(hash, packetsIn[row]);
        return StableHash.combine(hash, recordId[row]);
    }

    /** Two letters as a column holds them; 0 unless there are exactly two. */
    public static char packCountry(String letters) {
        return letters.length() == 2 ? (char) (letters.charAt(0) << 8 | (letters.charAt(1) & 0xff)) : 0;
    }

    /** The letters of a packed country, empty for unknown. */
    public static String unpackCountry(char packed) {
        return packed == 0 ? "" : "" + (char) (packed >>> 8) + (char) (packed & 0xff);
    }

    private void grow(int capacity) {
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
        service = Arrays.copyOf(service, capacity);
        bytesOut = Arrays.copyOf(bytesOut, capacity);
        bytesIn = Arrays.copyOf(bytesIn, capacity);
        packetsOut = Arrays.copyOf(packetsOut, capacity);
        packetsIn = Arrays.copyOf(packetsIn, capacity);
        recordId = Arrays.copyOf(recordId, capacity);
        srcInstitution = Arrays.copyOf(srcInstitution, capacity);
        dstInstitution = Arrays.copyOf(dstInstitution, capacity);
        country = Arrays.copyOf(country, capacity);
        asNumber = Arrays.copyOf(asNumber, capacity);
    }
}
