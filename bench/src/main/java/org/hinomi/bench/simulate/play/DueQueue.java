// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.play;

import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Holds items until their time has come; items of one time leave in the order in which they came. One thread only. */
final class DueQueue<T> {

    private final PriorityQueue<Entry<T>> entries = new PriorityQueue<>();
    private long added;

    private record Entry<T>(long dueMs, long order, T item) implements Comparable<Entry<T>> {

        @Override
        public int compareTo(Entry<T> other) {
            int byTime = Long.compare(dueMs, other.dueMs);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    void add(long dueMs, T item) {
        entries.add(new Entry<>(dueMs, added++, item));
    }

    /** The next item that is due at this time, or null. */
    @Nullable
    T poll(long nowMs) {
        Entry<T> first = entries.peek();
        if (first == null || first.dueMs() > nowMs) {
            return null;
        }
        entries.remove();
        return first.item();
    }
}
