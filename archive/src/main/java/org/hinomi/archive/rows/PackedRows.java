// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.rows;

import java.util.Arrays;
import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;

/**
 * Many sessions row by row, thirteen numbers each, to be sorted: a row in its new place is then fetched from two cache
 * lines instead of one for each of nineteen columns. Not thread-safe.
 *
 * <pre>
 * 0 start_ms   1 duration_ms   2 src high   3 src low   4 dst high   5 dst low
 * 6 bytes out  7 bytes in  8 packets out  9 packets in
 * 10 src port:16 dst port:16 protocol:8 state:8 country:16
 * 11 src institution:32 dst institution:32
 * 12 AS:32 sensor:16
 * </pre>
 */
public final class PackedRows {

    static final int WIDTH = 13;

    private static final int PORTS = 10;
    private static final int INSTITUTIONS = 11;
    private static final int AS_AND_SENSOR = 12;

    /** So many rows stay within the first-level cache. */
    private static final int STEP_ROWS = 256;

    private final int[] starts = new int[STEP_ROWS];
    private final SensorNames sensors = new SensorNames();
    private long[] numbers;
    private int size;

    /** No rows yet, and room for {@code capacity}, 104 bytes a row; it grows when more are added. */
    public PackedRows(int capacity) {
        numbers = new long[capacity * WIDTH];
    }

    public int size() {
        return size;
    }

    /** The names of the sensors, as {@link SessionRows#sensors} of unpacked rows has them. */
    public List<String> sensors() {
        return sensors.all();
    }

    /** Empties the table and keeps its room. */
    public void clear() {
        size = 0;
        sensors.clear();
    }

    /** Makes room for {@code rows} in all; of an empty table nothing is copied. */
    public void ensureRoom(int rows) {
        if (rows * WIDTH > numbers.length) {
            numbers = size == 0 ? new long[rows * WIDTH] : Arrays.copyOf(numbers, rows * WIDTH);
        }
    }

    /** Adds all rows of a block at the end. */
    public void add(SessionBlock block) {
        int rows = block.size();
        if ((size + rows) * WIDTH > numbers.length) {
            ensureRoom(Math.max(size + rows, size + (size >> 1)));
        }
        long sensor = sensors.numberOf(block.sensor());
        for (int row = 0; row < rows; row++) {
            put(block, row, (size + row) * WIDTH, sensor);
        }
        size += rows;
    }

    private void put(SessionBlock block, int row, int at, long sensor) {
        numbers[at] = block.startMs()[row];
        numbers[at + 1] = block.durationMs()[row];
        numbers[at + 2] = block.srcHigh()[row];
        numbers[at + 3] = block.srcLow()[row];
        numbers[at + 4] = block.dstHigh()[row];
        numbers[at + 5] = block.dstLow()[row];
        numbers[at + 6] = block.bytesOut()[row];
        numbers[at + 7] = block.bytesIn()[row];
        numbers[at + 8] = block.packetsOut()[row];
        numbers[at + 9] = block.packetsIn()[row];
        numbers[at + PORTS] = (long) block.srcPort()[row] << 48
                | (long) block.dstPort()[row] << 32
                | (block.protocol()[row] & 0xffL) << 24
                | (block.state()[row] & 0xffL) << 16
                | block.country()[row];
        numbers[at + INSTITUTIONS] =
                (long) block.srcInstitution()[row] << 32 | (block.dstInstitution()[row] & 0xffff_ffffL);
        numbers[at + AS_AND_SENSOR] = (long) block.asNumber()[row] << 16 | sensor;
    }

    long startMs(int row) {
        return numbers[row * WIDTH];
    }

    /** Where the outside address's upper half is, counted from the row's first number. */
    private int outside(int at) {
        return isOutsideSrc(at) ? 2 : 4;
    }

    private boolean isOutsideSrc(int at) {
        long institutions = numbers[at + INSTITUTIONS];
        return (int) (institutions >>> 32) == InstitutionId.OUTSIDE && (int) institutions != InstitutionId.OUTSIDE;
    }

    long outsideHigh(int row) {
        int at = row * WIDTH;
        return numbers[at + outside(at)];
    }

    long outsideLow(int row) {
        int at = row * WIDTH;
        return numbers[at + outside(at) + 1];
    }

    /** The end that is not {@link #outsideHigh}'s. */
    long insideHigh(int row) {
        int at = row * WIDTH;
        return numbers[at + 6 - outside(at)];
    }

    long insideLow(int row) {
        int at = row * WIDTH;
        return numbers[at + 7 - outside(at)];
    }

    /** Whether an address half is that of an IPv4 address. */
    static boolean isIpv4(long high, long low) {
        return high == 0 && low >>> 32 == IpAddress.IPV4_MARK >>> 32;
    }

    /** All numbers of two rows, but sensors by name. */
    int compare(int one, int other) {
        int a = one * WIDTH;
        int b = other * WIDTH;
        for (int i = 0; i < AS_AND_SENSOR; i++) {
            int order = Long.compare(numbers[a + i], numbers[b + i]);
            if (order != 0) {
                return order;
            }
        }
        int byAs = Long.compare(numbers[a + AS_AND_SENSOR] >>> 16, numbers[b + AS_AND_SENSOR] >>> 16);
        return byAs != 0
                ? byAs
                : sensors.name((char) numbers[a + AS_AND_SENSOR])
                        .compareTo(sensors.name((char) numbers[b + AS_AND_SENSOR]));
    }

    /**
     * Puts some rows into a table of columns, in the place of what it held. Some hundred rows at a time, column by column:
     * the first columns fetch the rows, and their waits for memory overlap.
     *
     * @param order numbers of rows; those at {@code [from, to)} are taken, in that order
     */
    public void unpack(int[] order, int from, int to, SessionRows into) {
        into.reset(sensors, to - from);
        for (int start = from; start < to; start += STEP_ROWS) {
            int count = Math.min(STEP_ROWS, to - start);
            for (int i = 0; i < count; i++) {
                starts[i] = order[start + i] * WIDTH;
            }
            unpackNumbers(count, start - from, into);
            unpackRest(count, start - from, into);
        }
    }

    private void unpackNumbers(int count, int row, SessionRows into) {
        unpack(0, count, into.startMs(), row);
        for (int i = 0; i < count; i++) {
            long sensorAndAs = numbers[starts[i] + AS_AND_SENSOR];
            into.asNumber()[row + i] = (int) (sensorAndAs >>> 16);
            into.sensor()[row + i] = (char) sensorAndAs;
        }
        unpack(1, count, into.durationMs(), row);
        unpack(2, count, into.srcHigh(), row);
        unpack(3, count, into.srcLow(), row);
        unpack(4, count, into.dstHigh(), row);
        unpack(5, count, into.dstLow(), row);
        unpack(6, count, into.bytesOut(), row);
        unpack(7, count, into.bytesIn(), row);
        unpack(8, count, into.packetsOut(), row);
        unpack(9, count, into.packetsIn(), row);
    }

    private void unpack(int number, int count, long[] into, int row) {
        for (int i = 0; i < count; i++) {
            into[row + i] = numbers[starts[i] + number];
        }
    }

    private void unpackRest(int count, int row, SessionRows into) {
        for (int i = 0; i < count; i++) {
            long ports = numbers[starts[i] + PORTS];
            into.srcPort()[row + i] = (char) (ports >>> 48);
            into.dstPort()[row + i] = (char) (ports >>> 32);
            into.protocol()[row + i] = (byte) (ports >>> 24);
            into.state()[row + i] = (byte) (ports >>> 16);
            into.country()[row + i] = (char) ports;
        }
        for (int i = 0; i < count; i++) {
            long institutions = numbers[starts[i] + INSTITUTIONS];
            into.srcInstitution()[row + i] = (int) (institutions >>> 32);
            into.dstInstitution()[row + i] = (int) institutions;
        }
    }
}
