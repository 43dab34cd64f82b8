// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Goes through the addresses of several files in order, each once, with all its hours and institutions. One thread. */
final class FileMerge implements AutoCloseable {

    private final List<AddressCursor> cursors = new ArrayList<>();
    private final long[] highs;
    private final long[] lows;
    /** Places of cursors, the one with the least address first, each not behind those at twice its place. */
    private final int[] heap;

    private int size;
    private long high;
    private long low;
    private int hours;
    private final InstitutionList institutions = new InstitutionList();

    FileMerge(List<IndexFile> files) throws IOException {
        highs = new long[files.size()];
        lows = new long[files.size()];
        heap = new int[files.size() + 1];
        try {
            for (IndexFile file : files) {
                open(file);
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void open(IndexFile file) throws IOException {
        int place = cursors.size();
        AddressCursor cursor = new AddressCursor(file);
        cursors.add(cursor);
        if (cursor.next()) {
            highs[place] = cursor.high();
            lows[place] = cursor.low();
            heap[++size] = place;
            rise(size);
        }
    }

    /** Goes to the next address; false where there is none. */
    boolean next() throws IOException {
        if (size == 0) {
            return false;
        }
        high = highs[heap[1]];
        low = lows[heap[1]];
        hours = 0;
        institutions.clear();
        while (size > 0 && lows[heap[1]] == low && highs[heap[1]] == high) {
            take();
        }
        return true;
    }

    private void take() throws IOException {
        int place = heap[1];
        AddressCursor cursor = cursors.get(place);
        hours |= cursor.hours();
        cursor.institutions(institutions);
        if (cursor.next()) {
            highs[place] = cursor.high();
            lows[place] = cursor.low();
        } else {
            heap[1] = heap[size--];
        }
        sink();
    }

    private void rise(int from) {
        int at = from;
        int place = heap[at];
        while (at > 1 && isLess(place, heap[at >>> 1])) {
            heap[at] = heap[at >>> 1];
            at >>>= 1;
        }
        heap[at] = place;
    }

    private void sink() {
        int place = heap[1];
        int at = 1;
        while (2 * at <= size) {
            int child = 2 * at;
            if (child < size && isLess(heap[child + 1], heap[child])) {
                child++;
            }
            if (!isLess(heap[child], place)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = place;
    }

    private boolean isLess(int a, int b) {
        return highs[a] == highs[b]
                ? lows[a] + Long.MIN_VALUE < lows[b] + Long.MIN_VALUE
                : highs[a] + Long.MIN_VALUE < highs[b] + Long.MIN_VALUE;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    int hours() {
        return hours;
    }

    InstitutionList institutions() {
        return institutions;
    }

    @Override
    public void close() throws IOException {
        for (AddressCursor cursor : cursors) {
            cursor.close();
        }
    }
}
