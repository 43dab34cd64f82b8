// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

import org.hinomi.model.signal.DetectorInfo;

/**
 * One claim about inside hosts: a folder of its own, one line in {@link org.hinomi.analysis.Detectors}. Thread-safe; the
 * states it opens are not.
 */
public interface Detector {

    DetectorInfo info();

    /** The empty state of one bucket of hosts or peers. */
    BucketState open();
}
