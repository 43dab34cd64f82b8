// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;

/**
 * Finds the sessions of inside hosts with peers that an indicator names. Of a session between two inside ends each end
 * is the other's peer; a session in transit concerns nobody.
 *
 * <p>Thread-safe: any number of threads match while another swaps the set. A block is matched against one whole set, the
 * one in force when its match began; nobody waits for a swap.
 */
public final class Matcher {

    /** Rows that are sifted at a time, so that the list of those that passed stays in the first-level cache. */
    private static final int CHUNK = 1024;

    private volatile IndicatorSet indicators;

    public Matcher(IndicatorSet indicators) {
        this.indicators = requireNonNull(indicators, "indicators");
    }

    /**
     * Puts another set in force, for every block whose match begins afterwards.
     *
     * @return the set that was in force before
     */
    public synchronized IndicatorSet swap(IndicatorSet next) {
        IndicatorSet before = indicators;
        indicators = requireNonNull(next, "next");
        return before;
    }

    /** The set in force. */
    public IndicatorSet indicators() {
        return indicators;
    }

    /** Hands on the matches of an attributed block in the order of its rows; of one row first its source's. */
    public void match(SessionBlock block, Consumer<Match> out) {
        IndicatorSet set = indicators;
        if (set.size() == 0) {
            return;
        }
        int[] candidates = new int[Math.min(CHUNK, block.size())];
        for (int from = 0; from < block.size(); from += CHUNK) {
            int count = sift(set, block, from, Math.min(from + CHUNK, block.size()), candidates);
            for (int i = 0; i < count; i++) {
                match(set, block, candidates[i], out);
            }
        }
    }

    /**
     * Lists the rows whose peer the set may name and those with both ends inside; no branch depends on a row's
     * direction, which is hard to predict.
     *
     * @return how many there are
     */
    private static int sift(IndicatorSet set, SessionBlock block, int from, int to, int[] candidates) {
        int count = 0;
        for (int row = from; row < to; row++) {
            long isSrcInside = isInside(block.srcInstitution()[row]);
            long isDstInside = isInside(block.dstInstitution()[row]);
            long high = block.dstHigh()[row] & isSrcInside | block.srcHigh()[row] & ~isSrcInside;
            long low = block.dstLow()[row] & isSrcInside | block.srcLow()[row] & ~isSrcInside;
            long isNamed = set.mayName(high, low) & (isSrcInside | isDstInside);
            candidates[count] = row;
            count += (int) (isNamed | isSrcInside & isDstInside) & 1;
        }
        return count;
    }

    /** All bits set for the number of an institution, none for {@link InstitutionId#OUTSIDE}. */
    private static long isInside(int institution) {
        return -(long) institution >> (Long.SIZE - 1);
    }

    private static void match(IndicatorSet set, SessionBlock block, int row, Consumer<Match> out) {
        if (block.srcInstitution()[row] != InstitutionId.OUTSIDE) {
            matchDestination(set, block, row, out);
        }
        if (block.dstInstitution()[row] != InstitutionId.OUTSIDE) {
            matchSource(set, block, row, out);
        }
    }

    private static void matchDestination(IndicatorSet set, SessionBlock block, int row, Consumer<Match> out) {
        long high = block.dstHigh()[row];
        long low = block.dstLow()[row];
        Indicator indicator = set.find(high, low, block.startMs()[row]);
        if (indicator != null) {
            IpAddress host = new IpAddress(block.srcHigh()[row], block.srcLow()[row]);
            IpAddress peer = new IpAddress(high, low);
            out.accept(new Match(host, block.srcInstitution()[row], peer, indicator, block.session(row)));
        }
    }

    private static void matchSource(IndicatorSet set, SessionBlock block, int row, Consumer<Match> out) {
        long high = block.srcHigh()[row];
        long low = block.srcLow()[row];
        Indicator indicator = set.find(high, low, block.startMs()[row]);
        if (indicator != null) {
            IpAddress host = new IpAddress(block.dstHigh()[row], block.dstLow()[row]);
            IpAddress peer = new IpAddress(high, low);
            out.accept(new Match(host, block.dstInstitution()[row], peer, indicator, block.session(row)));
        }
    }
}
