// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

import java.util.Optional;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.DetectorInfo;

/**
 * One claim about inside hosts: a folder of its own, one line in {@link org.hinomi.analysis.Detectors}. Thread-safe; the
 * states it opens are not.
 */
public interface Detector {

    DetectorInfo info();

    /** How its claims are told and weighed, where they are {@link org.hinomi.model.signal.Evidence.Behaviour}. */
    default Optional<BehaviourInfo> behaviour() {
        return Optional.empty();
    }

    /** The empty state of one bucket of hosts or peers. */
    BucketState open();
}
