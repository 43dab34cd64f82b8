// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.util.Arrays;
import org.hinomi.archive.rows.SessionRows;
import org.hinomi.model.network.InstitutionId;

/**
 * Sessions between two members or between two outsiders. Their file's order knows the destination alone; here the
 * source is the address and the destination the one it spoke with. One thread only.
 */
final class TwoEndedRows {

    private long[] srcHigh = new long[64];
    private long[] srcLow = new long[64];
    private long[] dstHigh = new long[64];
    private long[] dstLow = new long[64];
    private int[] dstInstitution = new int[64];
    private char[] port = new char[64];
    private long[] startMs = new long[64];
    private long[] bytesFromDst = new long[64];
    private long[] bytesToDst = new long[64];
    private boolean[] isFailed = new boolean[64];
    private int size;
    private int[] order = new int[0];

    int size() {
        return size;
    }

    void add(SessionRows rows, int row) {
        if (size == srcHigh.length) {
            grow(size * 2);
        }
        srcHigh[size] = rows.srcHigh()[row];
        srcLow[size] = rows.srcLow()[row];
        dstHigh[size] = rows.dstHigh()[row];
        dstLow[size] = rows.dstLow()[row];
        dstInstitution[size] = rows.dstInstitution()[row];
        port[size] = rows.dstPort()[row];
        startMs[size] = rows.startMs()[row];
        bytesFromDst[size] = rows.bytesIn()[row];
        bytesToDst[size] = rows.bytesOut()[row];
        isFailed[size] = RunWriter.isFailed(rows.state()[row]);
        size++;
    }

    private void grow(int capacity) {
        srcHigh = Arrays.copyOf(srcHigh, capacity);
        srcLow = Arrays.copyOf(srcLow, capacity);
        dstHigh = Arrays.copyOf(dstHigh, capacity);
        dstLow = Arrays.copyOf(dstLow, capacity);
        dstInstitution = Arrays.copyOf(dstInstitution, capacity);
        port = Arrays.copyOf(port, capacity);
        startMs = Arrays.copyOf(startMs, capacity);
        bytesFromDst = Arrays.copyOf(bytesFromDst, capacity);
        bytesToDst = Arrays.copyOf(bytesToDst, capacity);
        isFailed = Arrays.copyOf(isFailed, capacity);
    }

    /** Sorts by source, and adds what the destinations within the members did to a roll-up. */
    void addTo(HostRollUp hosts) {
        order = AddressOrder.of(srcHigh, srcLow, size);
        for (int i = 0; i < size; i++) {
            int row = order[i];
            if (i == 0 || compareTo(i, srcHigh(i - 1), srcLow(i - 1)) != 0) {
                hosts.peer(srcHigh[row], srcLow[row]);
            }
            if (dstInstitution[row] == InstitutionId.OUTSIDE) {
                continue;
            }
            if (!isFailed[row]) {
                hosts.add(dstHigh[row], dstLow[row], true, port[row], startMs[row], bytesFromDst[row], bytesToDst[row]);
            }
        }
    }

    /** The source in a place of the sorted order. */
    long srcHigh(int place) {
        return srcHigh[order[place]];
    }

    long srcLow(int place) {
        return srcLow[order[place]];
    }

    int compareTo(int place, long high, long low) {
        return IndexFormat.compare(srcHigh(place), srcLow(place), high, low);
    }

    /** Adds the institutions that one source spoke with; says where the next source begins. */
    int gather(int place, InstitutionList to) {
        int next = place;
        while (next < size && compareTo(next, srcHigh(place), srcLow(place)) == 0) {
            if (dstInstitution[order[next]] != InstitutionId.OUTSIDE) {
                to.add(dstInstitution[order[next]]);
            }
            next++;
        }
        return next;
    }
}
