// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongOpenHashSet;
import java.util.HashMap;
import java.util.Map;
import org.hinomi.bench.rivals.RitaBeacon;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.Direction;
import org.hinomi.model.session.SessionBlock;

/** Outbound sessions by host and peer, within a span of time. Read-only after {@link #of}. */
final class PairHistories {

    private final Map<Pair, History> pairs = new HashMap<>();
    private long firstSec = Long.MAX_VALUE;
    private long lastSec = Long.MIN_VALUE;

    /** An inside host and an outside peer that it calls. */
    record Pair(IpAddress host, IpAddress peer) {}

    /** Starts and bytes, row by row. */
    private static final class History {

        private final LongArrayList startsSec = new LongArrayList();
        private final LongArrayList bytes = new LongArrayList();
    }

    private PairHistories() {}

    /** Sessions that start in {@code [fromMs, toMs)}; of records with one id the first counts. */
    static PairHistories of(LogSet logs, long fromMs, long toMs) {
        PairHistories histories = new PairHistories();
        LongOpenHashSet ids = new LongOpenHashSet();
        for (SessionBlock block : logs.blocks()) {
            for (int row = 0; row < block.size(); row++) {
                long id = block.recordId()[row];
                long startMs = block.startMs()[row];
                boolean isFresh = id == 0 || ids.add(id);
                if (isFresh && startMs >= fromMs && startMs < toMs && block.direction(row) == Direction.OUTBOUND) {
                    histories.add(block, row);
                }
            }
        }
        return histories;
    }

    private void add(SessionBlock block, int row) {
        Pair pair = new Pair(
                new IpAddress(block.srcHigh()[row], block.srcLow()[row]),
                new IpAddress(block.dstHigh()[row], block.dstLow()[row]));
        History history = pairs.computeIfAbsent(pair, fresh -> new History());
        long startSec = Math.floorDiv(block.startMs()[row], 1000L);
        history.startsSec.add(startSec);
        history.bytes.add(Math.max(0, block.bytesOut()[row]) + Math.max(0, block.bytesIn()[row]));
        firstSec = Math.min(firstSec, startSec);
        lastSec = Math.max(lastSec, startSec);
    }

    int size() {
        return pairs.size();
    }

    /** RITA's score of every pair that has one. */
    Map<Pair, Double> rita() {
        Map<Pair, Double> scores = new HashMap<>();
        pairs.forEach((pair, history) -> {
            double score =
                    RitaBeacon.score(history.startsSec.toLongArray(), history.bytes.toLongArray(), firstSec, lastSec);
            if (score > 0) {
                scores.put(pair, score);
            }
        });
        return scores;
    }
}
