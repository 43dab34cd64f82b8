// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.query;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;

/** Keeps of the rows offered those that answer a question, and of these the earliest. One thread only. */
public final class EarliestRows {

    /** Rows beyond the limit that may wait before the late ones are dropped. */
    private static final int SLACK = 65_536;

    private final ArchiveQuery query;
    private final AddressSet addresses;
    private final AddressSet others;
    private final boolean hasOthers;
    private SessionBlock rows = new SessionBlock("", 64);

    public EarliestRows(ArchiveQuery query) {
        this.query = query;
        addresses = new AddressSet(query.addresses());
        others = new AddressSet(query.others());
        hasOthers = !query.others().isEmpty();
    }

    /** Takes the block's rows that answer the question. */
    public void offer(SessionBlock block) {
        long[] starts = block.startMs();
        for (int row = 0; row < block.size(); row++) {
            if (starts[row] >= query.fromMs() && starts[row] < query.toMs() && hasEnds(block, row)) {
                rows.addFrom(block, row);
            }
        }
        if (rows.size() - SLACK > query.limit()) {
            rows = earliest();
        }
    }

    private boolean hasEnds(SessionBlock block, int row) {
        boolean isSrc = addresses.contains(block.srcHigh()[row], block.srcLow()[row]);
        boolean isDst = addresses.contains(block.dstHigh()[row], block.dstLow()[row]);
        if (!hasOthers) {
            return isSrc || isDst;
        }
        return (isSrc && others.contains(block.dstHigh()[row], block.dstLow()[row]))
                || (isDst && others.contains(block.srcHigh()[row], block.srcLow()[row]));
    }

    /** By start time and then by digest. */
    public List<Session> sessions() {
        SessionBlock sorted = earliest();
        Session[] sessions = new Session[sorted.size()];
        Arrays.setAll(sessions, sorted::session);
        return List.of(sessions);
    }

    private SessionBlock earliest() {
        Place[] places = new Place[rows.size()];
        Arrays.setAll(places, row -> new Place(rows.startMs()[row], rows.digest(row), row));
        Arrays.sort(places, Comparator.comparingLong(Place::startMs).thenComparingLong(Place::digest));
        int count = Math.min(query.limit(), places.length);
        SessionBlock sorted = new SessionBlock("", Math.max(64, count));
        for (int i = 0; i < count; i++) {
            sorted.addFrom(rows, places[i].row);
        }
        return sorted;
    }

    private record Place(long startMs, long digest, int row) {}
}
