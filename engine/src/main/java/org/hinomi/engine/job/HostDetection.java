// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import org.hinomi.analysis.detect.BucketState;
import org.hinomi.engine.element.HostRecord;
import org.hinomi.model.signal.DetectorKey;

/** The detectors by inside host. */
final class HostDetection extends Detection<HostRecord> {

    HostDetection() {
        super(DetectorKey.HOST);
    }

    @Override
    long timeMs(HostRecord element) {
        return element.timeMs();
    }

    @Override
    void show(HostRecord element, BucketState detector) {
        switch (element) {
            case HostRecord.Alerted alerted -> detector.alert(alerted.alert());
            case HostRecord.Matched matched -> detector.match(matched.match());
        }
    }
}
