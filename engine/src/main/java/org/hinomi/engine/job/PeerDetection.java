// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import org.hinomi.analysis.detect.BucketState;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.signal.DetectorKey;

/** The detectors by outside address. */
final class PeerDetection extends Detection<SessionBlock> {

    PeerDetection() {
        super(DetectorKey.PEER);
    }

    @Override
    long timeMs(SessionBlock rows) {
        long latestMs = Long.MIN_VALUE;
        for (int row = 0; row < rows.size(); row++) {
            latestMs = Math.max(latestMs, rows.startMs()[row]);
        }
        return latestMs;
    }

    @Override
    void show(SessionBlock rows, BucketState detector) {
        detector.sessions(rows);
    }
}
