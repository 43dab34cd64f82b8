// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.judgement;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often final reports found a rung reached, by the evidence that the ladder rested on. Each pair of rung and evidence is a
 * Beta distribution: the table's likelihood is the prior, worth {@link #PRIOR_REPORTS} reports, and each report adds one
 * count. Its mean is the calibrated likelihood: (p · K + reached) / (K + reports).
 *
 * @param counts by rung and evidence
 */
public record LadderCalibration(Map<Basis, Outcomes> counts) {

    /**
     * So many reports weigh as much as the table. Fewer than ten reports of one kind move a likelihood of 50 by less than 17
     * points whatever they say, so a handful of odd closings decides nothing; a hundred leave 17 % of the table.
     */
    public static final int PRIOR_REPORTS = 20;

    public static final LadderCalibration NONE = new LadderCalibration(Map.of());

    public LadderCalibration {
        counts = Map.copyOf(counts);
    }

    /**
     * What a likelihood rests on.
     *
     * @param rung the rung
     * @param evidence {@link RungFinding#basis}
     */
    public record Basis(DamageRung rung, String evidence) implements Comparable<Basis> {

        public Basis {
            requireNonNull(rung, "rung");
            requireNonNull(evidence, "evidence");
        }

        @Override
        public int compareTo(Basis other) {
            int byRung = rung.compareTo(other.rung);
            return byRung != 0 ? byRung : evidence.compareTo(other.evidence);
        }
    }

    /**
     * What the reports said.
     *
     * @param reached reports that found the rung reached
     * @param notReached reports that found it not reached
     */
    public record Outcomes(long reached, long notReached) {

        public Outcomes {
            if (reached < 0 || notReached < 0) {
                throw new IllegalArgumentException("counts are never below 0");
            }
        }

        Outcomes with(boolean isReached) {
            return new Outcomes(reached + (isReached ? 1 : 0), notReached + (isReached ? 0 : 1));
        }
    }

    /**
     * A final report.
     *
     * @param ladder what was told when the incident was closed
     * @param trueRung the highest rung that was found in the end; {@link DamageRung#NONE} for a false or harmless one
     */
    public record FinalReport(List<RungFinding> ladder, DamageRung trueRung) {

        public FinalReport {
            ladder = List.copyOf(ladder);
            requireNonNull(trueRung, "trueRung");
        }
    }

    /** The counts of many reports. */
    public static LadderCalibration of(List<FinalReport> reports) {
        Map<Basis, Outcomes> counts = new TreeMap<>();
        for (FinalReport report : reports) {
            for (RungFinding finding : report.ladder()) {
                if (!finding.basis().isEmpty() && isTold(report.trueRung(), finding.rung())) {
                    boolean isReached = finding.rung().compareTo(report.trueRung()) <= 0;
                    counts.merge(
                            new Basis(finding.rung(), finding.basis()),
                            new Outcomes(0, 0).with(isReached),
                            (old, fresh) -> old.with(isReached));
                }
            }
        }
        return new LadderCalibration(counts);
    }

    /**
     * Whether the highest rung says anything about another one. The rungs up to command and control follow from each other; what
     * lies between them and the highest one need not have happened, so it is left out.
     */
    private static boolean isTold(DamageRung highest, DamageRung rung) {
        return rung.compareTo(highest) >= 0 || rung.compareTo(DamageRung.COMMAND_AND_CONTROL) <= 0;
    }

    /**
     * The calibrated likelihood.
     *
     * @param likelihood the table's, 0..100
     * @return 0..100
     */
    public int adjust(DamageRung rung, String evidence, int likelihood) {
        Outcomes outcomes = counts.get(new Basis(rung, evidence));
        if (outcomes == null) {
            return likelihood;
        }
        double reports = outcomes.reached() + outcomes.notReached();
        double mean = (likelihood / 100.0 * PRIOR_REPORTS + outcomes.reached()) / (PRIOR_REPORTS + reports);
        return Math.clamp(Math.round(mean * 100), 0, 100);
    }
}
