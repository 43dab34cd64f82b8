// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hinomi.analysis.table.PrefixTable;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;

/**
 * Which institution held an address at a time: of the prefixes around the address that somebody held then, the
 * narrowest.
 *
 * <p>The fast way: a {@link HoldingIndex} gives the last holding of the narrowest prefix; where it was valid at the time,
 * it is the answer. The exact way, for all else: of the prefixes around the address, from the narrowest out, the first
 * with a holding valid at the time. A lookup allocates nothing. Immutable, thread-safe.
 */
public final class InstitutionTable {

    private static final Comparator<Claim> BY_TIME = Comparator.comparingLong((Claim claim) -> claim.holding.fromMs())
            .thenComparing(claim -> claim.institution.id())
            .thenComparingLong(claim -> claim.holding.toMs());

    private record Claim(Institution institution, Holding holding) {}

    private final HoldingIndex index;
    /** Of each code of the index the holder and its time; {@link HoldingIndex#ASK} has none. */
    private final int[] holderOfCode;

    private final long[] fromMsOfCode;
    private final long[] toMsOfCode;

    private final PrefixTable prefixes;
    /** The holdings of prefix {@code p} are {@code firstHolding[p]} to before {@code firstHolding[p + 1]}. */
    private final int[] firstHolding;

    private final long[] fromMs;
    private final long[] toMs;
    private final int[] institution;

    /**
     * A table of what the institutions hold and held.
     *
     * @throws HinomiException where two institutions hold the same prefix at the same time
     */
    public InstitutionTable(List<Institution> institutions) {
        Map<Prefix, List<Claim>> claims = claims(institutions);
        refuseDisputes(claims);
        prefixes = new PrefixTable(claims.keySet());
        int count = claims.values().stream().mapToInt(List::size).sum();
        firstHolding = new int[prefixes.size() + 1];
        fromMs = new long[count];
        toMs = new long[count];
        institution = new int[count];
        int prefix = 0;
        int row = 0;
        for (List<Claim> ofPrefix : claims.values()) {
            firstHolding[prefix++] = row;
            for (Claim claim : ofPrefix) {
                fromMs[row] = claim.holding.fromMs();
                toMs[row] = claim.holding.toMs();
                institution[row++] = claim.institution.id().value();
            }
        }
        firstHolding[prefix] = row;
        index = new HoldingIndex(codes(claims.keySet()));
        int codes = HoldingIndex.FIRST_FREE + prefixes.size();
        holderOfCode = new int[codes];
        fromMsOfCode = new long[codes];
        toMsOfCode = new long[codes];
        fillCodes();
    }

    /** The code of prefix {@code p} is {@code p + FIRST_FREE}. */
    private static SortedMap<Prefix, Integer> codes(Set<Prefix> inOrder) {
        SortedMap<Prefix, Integer> codes = new TreeMap<>();
        for (Prefix prefix : inOrder) {
            codes.put(prefix, HoldingIndex.FIRST_FREE + codes.size());
        }
        return codes;
    }

    private void fillCodes() {
        Arrays.fill(fromMsOfCode, Long.MIN_VALUE);
        Arrays.fill(toMsOfCode, Long.MAX_VALUE);
        toMsOfCode[HoldingIndex.ASK] = Long.MIN_VALUE;
        for (int p = 0; p < prefixes.size(); p++) {
            int last = firstHolding[p + 1] - 1;
            holderOfCode[HoldingIndex.FIRST_FREE + p] = institution[last];
            fromMsOfCode[HoldingIndex.FIRST_FREE + p] = fromMs[last];
            toMsOfCode[HoldingIndex.FIRST_FREE + p] = toMs[last];
        }
    }

    /** The claims by prefix, in the order of {@link PrefixTable}'s numbers. */
    private static Map<Prefix, List<Claim>> claims(List<Institution> institutions) {
        Map<Prefix, List<Claim>> claims = new TreeMap<>();
        for (Institution holder : institutions) {
            for (Holding holding : holder.holdings()) {
                claims.computeIfAbsent(holding.prefix(), prefix -> new ArrayList<>())
                        .add(new Claim(holder, holding));
            }
        }
        claims.values().forEach(ofPrefix -> Collections.sort(ofPrefix, BY_TIME));
        return claims;
    }

    private static void refuseDisputes(Map<Prefix, List<Claim>> claims) {
        List<String> disputes = new ArrayList<>();
        claims.forEach((prefix, ofPrefix) -> addDisputes(ofPrefix, disputes));
        if (!disputes.isEmpty()) {
            throw new HinomiException(ErrorCode.BAD_CONFIGURATION, Problems.join(disputes));
        }
    }

    private static void addDisputes(List<Claim> ofPrefix, List<String> disputes) {
        for (int i = 0; i < ofPrefix.size(); i++) {
            for (int j = i + 1; j < ofPrefix.size(); j++) {
                Claim earlier = ofPrefix.get(i);
                Claim later = ofPrefix.get(j);
                boolean isOverlapping = later.holding.fromMs() < earlier.holding.toMs();
                if (isOverlapping && !earlier.institution.id().equals(later.institution.id())) {
                    disputes.add("prefix " + earlier.holding.prefix() + " is held by both " + name(earlier) + " and "
                            + name(later) + " at the same time; one address has one holder at a time: take the prefix"
                            + " from one of them or give both valid_from and valid_to");
                }
            }
        }
    }

    private static String name(Claim claim) {
        return '"' + claim.institution.nameEn() + "\" (id "
                + claim.institution.id().value() + ")";
    }

    /** The number of the institution that held the address then, or {@link InstitutionId#OUTSIDE}. */
    public int find(long high, long low, long timeMs) {
        int code = index.find(high, low);
        boolean isDecided = timeMs >= fromMsOfCode[code] && timeMs < toMsOfCode[code];
        return isDecided ? holderOfCode[code] : findExactly(high, low, timeMs);
    }

    private int findExactly(long high, long low, long timeMs) {
        for (int p = prefixes.find(high, low); p != PrefixTable.NONE; p = prefixes.wider(p)) {
            for (int i = firstHolding[p]; i < firstHolding[p + 1]; i++) {
                if (timeMs >= fromMs[i] && timeMs < toMs[i]) {
                    return institution[i];
                }
            }
        }
        return InstitutionId.OUTSIDE;
    }

    /** Memory of the arrays of the fast way. */
    public long sizeBytes() {
        return index.sizeBytes() + (long) holderOfCode.length * (Integer.BYTES + 2 * Long.BYTES);
    }
}
