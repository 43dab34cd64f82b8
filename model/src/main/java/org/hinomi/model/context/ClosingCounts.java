// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.context;

/**
 * How incidents with one kind of signal were closed, decayed by age. Made by the desk's {@code ClosingMemory}, which sees to it that no
 * person and no institution counts more than once in a window: a sum over raw closings must not stand here.
 *
 * @param confirmed weight of the closings as an attack, 0 and more; one fresh closing weighs 1
 * @param harmless weight of the closings as true but harmless
 * @param falseAlarms weight of the closings as a false alarm
 */
public record ClosingCounts(double confirmed, double harmless, double falseAlarms) {

    public static final ClosingCounts NONE = new ClosingCounts(0, 0, 0);

    public ClosingCounts {
        if (!(confirmed >= 0 && harmless >= 0 && falseAlarms >= 0)) {
            throw new IllegalArgumentException("weights of closings are never below 0");
        }
    }

    public double total() {
        return confirmed + harmless + falseAlarms;
    }
}
