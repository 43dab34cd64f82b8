// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Lookup;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;

/**
 * Says of every session and alert whose hosts took part and where the outside end is. The outside end of a session in
 * transit is its destination; a session between two inside ends has none, so that its country and AS stay unknown.
 * Immutable, thread-safe.
 */
public final class Attributor {

    /** Rows whose outside ends are gathered at a time: 10 KiB, within the first-level cache. */
    private static final int CHUNK = 512;

    private final InstitutionTable institutions;
    private final CountryTable countries;
    private final PlaceTable places;

    public Attributor(InstitutionTable institutions, CountryTable countries, AsTable asNumbers) {
        this.institutions = requireNonNull(institutions, "institutions");
        this.countries = requireNonNull(countries, "countries");
        this.places = new PlaceTable(countries, requireNonNull(asNumbers, "asNumbers"));
    }

    /**
     * Fills institutions, country and AS of all rows; what stood there is overwritten. One table at a time over all rows:
     * it then stays in the cache, and the memory accesses of neighbouring rows overlap.
     */
    public void attribute(SessionBlock block) {
        findInstitutions(block, block.srcHigh(), block.srcLow(), block.srcInstitution());
        findInstitutions(block, block.dstHigh(), block.dstLow(), block.dstInstitution());
        findPlaces(block);
    }

    private void findInstitutions(SessionBlock block, long[] highs, long[] lows, int[] out) {
        long[] startMs = block.startMs();
        int size = block.size();
        for (int row = 0; row < size; row++) {
            out[row] = institutions.find(highs[row], lows[row], startMs[row]);
        }
    }

    private void findPlaces(SessionBlock block) {
        long[] highs = new long[CHUNK];
        long[] lows = new long[CHUNK];
        int[] numbers = new int[CHUNK];
        for (int from = 0; from < block.size(); from += CHUNK) {
            int count = Math.min(CHUNK, block.size() - from);
            gatherOutside(block, from, count, highs, lows);
            places.find(highs, lows, count, numbers);
            fillPlaces(block, from, count, numbers);
        }
    }

    private static void gatherOutside(SessionBlock block, int from, int count, long[] highs, long[] lows) {
        for (int i = 0; i < count; i++) {
            int row = from + i;
            long isDst = ~isInside(block.dstInstitution()[row]);
            highs[i] = choose(isDst, block.dstHigh()[row], block.srcHigh()[row]);
            lows[i] = choose(isDst, block.dstLow()[row], block.srcLow()[row]);
        }
    }

    private void fillPlaces(SessionBlock block, int from, int count, int[] numbers) {
        for (int i = 0; i < count; i++) {
            int row = from + i;
            int place = numbers[i] & (int) ~isInternal(block, row);
            block.country()[row] = places.country(place);
            block.asNumber()[row] = places.asNumber(place);
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
        return (first & isFirst) | (second & ~isFirst);
    }

    /** The sighting with institutions set; an address that was answered stays only where it is nobody's of ours. */
    public Sighting attribute(Sighting sighting) {
        Sighting attributed = sighting.attributed(
                institutions.find(sighting.src().high(), sighting.src().low(), sighting.timeMs()),
                institutions.find(sighting.dst().high(), sighting.dst().low(), sighting.timeMs()));
        return attributed instanceof Lookup lookup && isMembers(lookup.answer(), lookup.timeMs())
                ? lookup.withoutAnswer()
                : attributed;
    }

    private boolean isMembers(IpAddress address, long timeMs) {
        return institutions.find(address.high(), address.low(), timeMs) != InstitutionId.OUTSIDE;
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

    /** Memory of the tables that rows are looked up in. */
    public long sizeBytes() {
        return institutions.sizeBytes() + places.sizeBytes();
    }
}
