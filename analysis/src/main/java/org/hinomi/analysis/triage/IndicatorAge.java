// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import org.hinomi.model.context.TriageContext;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/** How much an indicator still says by the time of a contact. */
final class IndicatorAge {

    private static final long DAY_MS = 24L * 60 * 60 * 1000;

    /**
     * Servers are rented by the month, and a seized or burnt one is given up within weeks, so after 45 days about half of all
     * listed addresses belong to somebody else. Domains would live longer; addresses are what is matched.
     */
    static final double HALF_LIFE_DAYS = 45;

    /** However old, a listing is worth a quarter: some infrastructure lasts for years, and old infections still call it. */
    static final double LEAST_WEIGHT = 0.25;

    /** Two half-lives: from here on the listing more likely names a new owner than the old one. */
    private static final double STALE_DAYS = 2 * HALF_LIFE_DAYS;

    private IndicatorAge() {}

    /** Days from the begin of the listing to the first contact, 0 where that is not known. */
    static double days(Signal signal, Indicator indicator, TriageContext context) {
        boolean isSaid = indicator.fromMs() != Long.MIN_VALUE;
        long listedMs = isSaid ? indicator.fromMs() : context.listedMs().getOrDefault(indicator, Long.MIN_VALUE);
        return listedMs == Long.MIN_VALUE ? 0 : Math.max(0, (double) (signal.firstMs() - listedMs) / DAY_MS);
    }

    /** 1 for a fresh listing or one of unknown age, falling to {@link #LEAST_WEIGHT}. */
    static double weight(double days) {
        return Math.max(LEAST_WEIGHT, Math.pow(0.5, days / HALF_LIFE_DAYS));
    }

    /** The age of the freshest listing among the contacts, in days; 0 where there is none. */
    static double freshestDays(IncidentFacts facts) {
        return facts.signals().stream()
                .filter(signal -> signal.evidence() instanceof Evidence.IndicatorContact)
                .mapToDouble(signal -> daysOf(signal, facts.context()))
                .min()
                .orElse(0);
    }

    private static double daysOf(Signal signal, TriageContext context) {
        return signal.evidence() instanceof Evidence.IndicatorContact contact
                ? days(signal, contact.indicator(), context)
                : 0;
    }

    /** Whether every listing as a command server is stale. */
    static boolean isStale(IncidentFacts facts) {
        return facts.signals().stream()
                .filter(signal -> signal.evidence() instanceof Evidence.IndicatorContact contact
                        && contact.indicator().role() == IndicatorRole.COMMAND_AND_CONTROL)
                .allMatch(signal -> daysOf(signal, facts.context()) > STALE_DAYS);
    }
}
