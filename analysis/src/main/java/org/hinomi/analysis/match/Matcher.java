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
 * is the other's peer; a session in transit concerns nobody. Immutable, thread-safe.
 */
public final class Matcher {

    private final IndicatorSet indicators;

    public Matcher(IndicatorSet indicators) {
        this.indicators = requireNonNull(indicators, "indicators");
    }

    /** Hands on the matches of an attributed block in the order of its rows; of one row first its source's. */
    public void match(SessionBlock block, Consumer<Match> out) {
        int[] srcInstitution = block.srcInstitution();
        int[] dstInstitution = block.dstInstitution();
        for (int row = 0; row < block.size(); row++) {
            if (srcInstitution[row] != InstitutionId.OUTSIDE) {
                matchDestination(block, row, out);
            }
            if (dstInstitution[row] != InstitutionId.OUTSIDE) {
                matchSource(block, row, out);
            }
        }
    }

    private void matchDestination(SessionBlock block, int row, Consumer<Match> out) {
        long high = block.dstHigh()[row];
        long low = block.dstLow()[row];
        Indicator indicator = indicators.find(high, low, block.startMs()[row]);
        if (indicator != null) {
            IpAddress host = new IpAddress(block.srcHigh()[row], block.srcLow()[row]);
            IpAddress peer = new IpAddress(high, low);
            out.accept(new Match(host, block.srcInstitution()[row], peer, indicator, block.session(row)));
        }
    }

    private void matchSource(SessionBlock block, int row, Consumer<Match> out) {
        long high = block.srcHigh()[row];
        long low = block.srcLow()[row];
        Indicator indicator = indicators.find(high, low, block.startMs()[row]);
        if (indicator != null) {
            IpAddress host = new IpAddress(block.dstHigh()[row], block.dstLow()[row]);
            IpAddress peer = new IpAddress(high, low);
            out.accept(new Match(host, block.dstInstitution()[row], peer, indicator, block.session(row)));
        }
    }
}
