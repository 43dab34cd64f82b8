// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import java.util.List;
import org.hinomi.analysis.detect.Detector;
import org.hinomi.analysis.detect.alerted.AlertedHostDetector;
import org.hinomi.analysis.detect.listed.ListedPeerDetector;
import org.hinomi.analysis.detect.oddsize.OddSizeDetector;

/** The list of detectors. A new one is its folder, its fixtures, and one line here. */
public final class Detectors {

    private static final List<Detector> ALL =
            List.of(new AlertedHostDetector(), new ListedPeerDetector(), new OddSizeDetector());

    private Detectors() {}

    public static List<Detector> all() {
        return ALL;
    }
}
