// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

/** How sure detectors of behaviour are, on one scale: 50 where a threshold lies, 100 where nothing ordinary reaches. */
public final class Strength {

    private Strength() {}

    /**
     * A strength that grows with the logarithm of what was measured.
     *
     * @param value measured; at least {@code threshold}
     * @param threshold where the claim begins: 50
     * @param certain where more adds nothing: 100; above {@code threshold}
     */
    public static int of(long value, long threshold, long certain) {
        double share = Math.log((double) value / threshold) / Math.log((double) certain / threshold);
        return (int) Math.round(50 + 50 * Math.clamp(share, 0, 1));
    }
}
