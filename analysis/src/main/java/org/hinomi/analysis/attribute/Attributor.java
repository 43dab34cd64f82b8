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

    /**
     * Fills institutions, country and AS of all rows; what stood there is overwritten. One table at a time over all rows:
     * it then stays in the cache, and the memory accesses of neighbouring rows overlap.
     */
    public void attribute(SessionBlock block) {
        findInstitutions(block, block.srcHigh(), block.srcLow(), block.srcInstitution());
        findInstitutions(block, block.dstHigh(), block.dstLow(), block.dstInstitution());
        findCountries(block);
        findAsNumbers(block);
    }

    private void findInstitutions(SessionBlock block, long[] highs, long[] lows, int[] out) {
        long[] startMs = block.startMs();
        int size = block.size();
        for (int row = 0; row < size; row++) {
            out[row] = institutions.find(highs[row], lows[row], startMs[row]);
        }
    }

    private void findCountries(SessionBlock block) {
        char[] out = block.country();
        int size = block.size();
        for (int row = 0; row < size; row++) {
            long isDst = ~isInside(block.dstInstitution()[row]);
            long high = choose(isDst, block.dstHigh()[row], block.srcHigh()[row]);
            long low = choose(isDst, block.dstLow()[row], block.srcLow()[row]);
            out[row] = (char) (countries.find(high, low) & ~isInternal(block, row));
        }
    }

    private void findAsNumbers(SessionBlock block) {
        int[] out = block.asNumber();
        int size = block.size();
        for (int row = 0; row < size; row++) {
            long isDst = ~isInside(block.dstInstitution()[row]);
            long high = choose(isDst, block.dstHigh()[row], block.srcHigh()[row]);
            long low = choose(isDst, block.dstLow()[row], block.srcLow()[row]);
            out[row] = asNumbers.find(high, low) & (int) ~isInternal(block, row);
        }
    }

    /** All bits set where a row has both ends inside, else none: which way a session goes is hard to predict. */
    private static long isInternal(SessionBlock block, int row) {
        return isInside(block.srcInstitution()[row]) & isInside(block.dstInstitution()[row]);
    }

    /** All bits set for the number of an institution, none for {@link InstitutionId#OUTSIDE}. */
    private static long isInside(int institution) {
        return -(long) institution >> (Long.SIZE - 1);
    }

    private static long choose(long isFirst, long first, long second) {
        return first & isFirst | second & ~isFirst;
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
