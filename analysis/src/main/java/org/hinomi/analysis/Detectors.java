// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hinomi.analysis.detect.Detector;
import org.hinomi.analysis.detect.alerted.AlertedHostDetector;
import org.hinomi.analysis.detect.listed.ListedPeerDetector;
import org.hinomi.analysis.detect.oddsize.OddSizeDetector;
import org.hinomi.analysis.triage.SiteRules;
import org.hinomi.analysis.triage.Triage;
import org.hinomi.model.signal.BehaviourInfo;

/** The list of detectors. A new one is its folder, its fixtures, and one line here. */
public final class Detectors {

    private static final List<Detector> ALL =
            List.of(new AlertedHostDetector(), new ListedPeerDetector(), new OddSizeDetector());

    private static final List<BehaviourInfo> BEHAVIOURS = List.of();

    private Detectors() {}

    public static List<Detector> all() {
        return ALL;
    }

    /** Triage that knows all of them. */
    public static Triage triage() {
        return triage(SiteRules.NONE);
    }

    /** The same with the rules of a site. */
    public static Triage triage(SiteRules rules) {
        return new Triage(BEHAVIOURS, rules);
    }

    /** The ids of all detectors. */
    public static Set<String> ids() {
        return ALL.stream().map(detector -> detector.info().id()).collect(Collectors.toUnmodifiableSet());
    }

    /** How the claims of a detector of behaviour are told; empty for the other detectors, and for one that is gone. */
    public static Optional<BehaviourInfo> behaviour(String detector) {
        return BEHAVIOURS.stream()
                .filter(info -> info.detector().id().equals(detector))
                .findFirst();
    }
}
