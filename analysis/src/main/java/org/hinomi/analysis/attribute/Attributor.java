// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;

/**
 * Says of every session and alert whose hosts took part and where the outside end is. The outside end of a session in
 * transit is its destination; a session between two inside ends has none, so that its country and AS stay unknown.
 * Immutable, thread-safe.
 */
public final class Attributor {

    private final InstitutionTable institutions;
    private final CountryTable countries;
    private final AsTable asNumbers;

    public Attributor(InstitutionTable institutions, CountryTable countries, AsTable asNumbers) {
        this.institutions = requireNonNull(institutions, "institutions");
        this.countries = requireNonNull(countries, "countries");
        this.asNumbers = requireNonNull(asNumbers, "asNumbers");
    }

    /** Fills institutions, country and AS of all rows; what stood there is overwritten. */
    public void attribute(SessionBlock block) {
        long[] startMs = block.startMs();
        long[] srcHigh = block.srcHigh();
        long[] srcLow = block.srcLow();
        long[] dstHigh = block.dstHigh();
        long[] dstLow = block.dstLow();
        for (int row = 0; row < block.size(); row++) {
            int src = institutions.find(srcHigh[row], srcLow[row], startMs[row]);
            int dst = institutions.find(dstHigh[row], dstLow[row], startMs[row]);
            if (dst == InstitutionId.OUTSIDE) {
                attribute(block, row, src, dst, dstHigh[row], dstLow[row]);
            } else if (src == InstitutionId.OUTSIDE) {
                attribute(block, row, src, dst, srcHigh[row], srcLow[row]);
            } else {
                block.attribute(row, src, dst, (char) 0, 0);
            }
        }
    }

    private void attribute(SessionBlock block, int row, int src, int dst, long outsideHigh, long outsideLow) {
        char country = countries.find(outsideHigh, outsideLow);
        block.attribute(row, src, dst, country, asNumbers.find(outsideHigh, outsideLow));
    }

    /** The alert with institutions and country set. */
    public SensorAlert attribute(SensorAlert alert) {
        int src = institutions.find(alert.src().high(), alert.src().low(), alert.timeMs());
        int dst = institutions.find(alert.dst().high(), alert.dst().low(), alert.timeMs());
        if (src != InstitutionId.OUTSIDE && dst != InstitutionId.OUTSIDE) {
            return alert.attributed(src, dst, "");
        }
        IpAddress outside = dst == InstitutionId.OUTSIDE ? alert.dst() : alert.src();
        return alert.attributed(src, dst, SessionBlock.unpackCountry(countries.find(outside.high(), outside.low())));
    }
}
