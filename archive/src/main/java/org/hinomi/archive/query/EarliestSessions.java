// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.query;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.hinomi.model.session.SessionBlock;

/** Keeps the first of the sessions offered, by {@link FoundSession#ORDER}. One thread only. */
public final class EarliestSessions {

    private final int limit;
    private final PriorityQueue<FoundSession> latestFirst = new PriorityQueue<>(FoundSession.ORDER.reversed());
    private boolean isCut;

    /** Keeps at most {@code limit}. */
    public EarliestSessions(int limit) {
        this.limit = limit;
    }

    /** Offers one row. */
    public void offer(SessionBlock block, int row) {
        FoundSession last = latestFirst.peek();
        if (latestFirst.size() == limit
                && (last == null || block.startMs()[row] > last.session().startMs())) {
            isCut = true;
            return;
        }
        latestFirst.add(FoundSession.at(block, row));
        if (latestFirst.size() > limit) {
            latestFirst.poll();
            isCut = true;
        }
    }

    /** Whether no session that starts at or after {@code timeMs} can be among those kept, nor tell anything new. */
    public boolean isFullBefore(long timeMs) {
        FoundSession last = latestFirst.peek();
        return isCut && last != null && last.session().startMs() < timeMs;
    }

    /** Whether more were offered than are kept. */
    public boolean isCut() {
        return isCut;
    }

    /** Those kept, in order. */
    public List<FoundSession> sessions() {
        List<FoundSession> sorted = new ArrayList<>(latestFirst);
        sorted.sort(FoundSession.ORDER);
        return List.copyOf(sorted);
    }
}
