// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import java.util.Optional;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.Evidence;

/** One claim about an inside host, made from the sweep record of an outside address. Stateless, thread-safe. */
public interface SweepDetector {

    BehaviourInfo info();

    /**
     * Judges a sweep as it stands now; the claim is about {@link Sweep#target}. Asked for every sweep that changed: the
     * cheap conditions come first. The sweep may not be kept.
     */
    Optional<Evidence.Behaviour> judge(Sweep sweep);
}
