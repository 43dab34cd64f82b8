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

    /** Adds all rows of a block at the end. */
    public void add(SessionBlock block) {
        int rows = block.size();
        if ((size + rows) * WIDTH > numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.max((size + rows) * WIDTH, numbers.length + (numbers.length >> 1)));
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
     * Puts some rows into a table of columns, in the place of what it held.
     *
     * @param rows numbers of rows; those at {@code [from, to)} are taken, in that order
     */
    public void unpack(int[] rows, int from, int to, SessionRows into) {
        into.reset(sensors, to - from);
        for (int i = 0; i < to - from; i++) {
            unpack(rows[from + i] * WIDTH, i, into);
        }
    }

    private void unpack(int at, int row, SessionRows into) {
        into.startMs()[row] = numbers[at];
        into.durationMs()[row] = numbers[at + 1];
        into.srcHigh()[row] = numbers[at + 2];
        into.srcLow()[row] = numbers[at + 3];
        into.dstHigh()[row] = numbers[at + 4];
        into.dstLow()[row] = numbers[at + 5];
        into.bytesOut()[row] = numbers[at + 6];
        into.bytesIn()[row] = numbers[at + 7];
        into.packetsOut()[row] = numbers[at + 8];
        into.packetsIn()[row] = numbers[at + 9];
        long ports = numbers[at + PORTS];
        into.srcPort()[row] = (char) (ports >>> 48);
        into.dstPort()[row] = (char) (ports >>> 32);
        into.protocol()[row] = (byte) (ports >>> 24);
        into.state()[row] = (byte) (ports >>> 16);
        into.country()[row] = (char) ports;
        into.srcInstitution()[row] = (int) (numbers[at + INSTITUTIONS] >>> 32);
        into.dstInstitution()[row] = (int) numbers[at + INSTITUTIONS];
        into.asNumber()[row] = (int) (numbers[at + AS_AND_SENSOR] >>> 16);
        into.sensor()[row] = (char) numbers[at + AS_AND_SENSOR];
    }
}
