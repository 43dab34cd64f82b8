// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import static java.util.Objects.requireNonNull;

import java.util.Locale;

/**
 * What a bench is to reach, judged by the median of its runs.
 *
 * @param name what is measured
 * @param unit its unit
 * @param isMoreBetter whether more is better
 * @param gate what must be reached
 * @param aim what we would like
 */
public record Goal(String name, String unit, boolean isMoreBetter, double gate, double aim) {

    public Goal {
        requireNonNull(name, "name");
        requireNonNull(unit, "unit");
    }

    public static Goal atLeast(double gate, double aim, String unit, String name) {
        return new Goal(name, unit, true, gate, aim);
    }

    public static Goal atMost(double gate, double aim, String unit, String name) {
        return new Goal(name, unit, false, gate, aim);
    }

    public boolean isMet(double value) {
        return isMoreBetter ? value >= gate : value <= gate;
    }

    public boolean isAimReached(double value) {
        return isMoreBetter ? value >= aim : value <= aim;
    }

    /** One line for a person: what, how much, against what, and whether it is met. */
    String judge(Spread spread) {
        String verdict = isAimReached(spread.median()) ? "met, aim reached" : isMet(spread.median()) ? "met" : "MISSED";
        return "%s: %s %s (%s to %s over %d) — gate %s %s, aim %s: %s"
                .formatted(
                        name,
                        number(spread.median()),
                        unit,
                        number(spread.min()),
                        number(spread.max()),
                        spread.count(),
                        isMoreBetter ? "≥" : "≤",
                        number(gate),
                        number(aim),
                        verdict);
    }

    /** What is asked, for the list of benches. */
    public String asked() {
        return "%s %s %s %s, aim %s".formatted(name, isMoreBetter ? "≥" : "≤", number(gate), unit, number(aim));
    }

    /** Large numbers in millions or thousands, small ones with three digits. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e9) {
            return String.format(Locale.ROOT, "%.2f G", value / 1e9);
        }
        if (size >= 1e6) {
            return String.format(Locale.ROOT, "%.2f M", value / 1e6);
        }
        if (size >= 1e4) {
            return String.format(Locale.ROOT, "%.1f k", value / 1e3);
        }
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.3g", value);
    }
}
