// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Consumer;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.context.PeerContext;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
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

    /** Rows whose peers are sifted at a time: 14 KiB, within the first-level cache. */
    private static final int CHUNK = 512;

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

    /** What a peer of a signal is known to be at that time, of what a host may call without being warned of it. */
    public Optional<PeerContext> known(IpAddress peer, long timeMs) {
        Indicator indicator = indicators.find(peer.high(), peer.low(), timeMs);
        return indicator == null ? Optional.empty() : of(indicator.role());
    }

    private static Optional<PeerContext> of(IndicatorRole role) {
        return switch (role) {
            case SCANNER -> Optional.of(PeerContext.SCANNER);
            case SINKHOLE -> Optional.of(PeerContext.SINKHOLE);
            case TOR_RELAY -> Optional.of(PeerContext.TOR);
            case UNSPECIFIED, COMMAND_AND_CONTROL, DISTRIBUTION, ATTACKER -> Optional.empty();
        };
    }

    /** Hands on the matches of an attributed block in the order of its rows; of one row first its source's. */
    public void match(SessionBlock block, Consumer<Match> out) {
        IndicatorSet set = indicators;
        if (set.size() == 0) {
            return;
        }
        long[] highs = new long[CHUNK];
        long[] lows = new long[CHUNK];
        long[] named = new long[CHUNK];
        for (int from = 0; from < block.size(); from += CHUNK) {
            int count = Math.min(CHUNK, block.size() - from);
            gatherPeers(block, from, count, highs, lows);
            set.sift(highs, lows, count, named);
            for (int i = 0; i < count; i++) {
                if ((named[i] | isInternal(block, from + i)) != 0) {
                    match(set, block, from + i, out);
                }
            }
        }
    }

    /** Of each row one peer; no branch depends on a row's direction, which is hard to predict. */
    private static void gatherPeers(SessionBlock block, int from, int count, long[] highs, long[] lows) {
        for (int i = 0; i < count; i++) {
            int row = from + i;
            long isDst = isInside(block.srcInstitution()[row]);
            highs[i] = (block.dstHigh()[row] & isDst) | (block.srcHigh()[row] & ~isDst);
            lows[i] = (block.dstLow()[row] & isDst) | (block.srcLow()[row] & ~isDst);
        }
    }

    /** All bits set where a row has both ends inside, and so two peers, else none. */
    private static long isInternal(SessionBlock block, int row) {
        return isInside(block.srcInstitution()[row]) & isInside(block.dstInstitution()[row]);
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
