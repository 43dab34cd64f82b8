// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.alerted;

import java.util.List;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.Detector;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorKey;

/**
 * Collects a sensor's alerts: those about traffic that comes to a host by signature, those about traffic that the host
 * itself opened by signature and peer. Triage says what they are worth.
 */
public final class AlertedHostDetector implements Detector {

    public static final String ID = "alerted-host";

    private static final DetectorInfo INFO = new DetectorInfo(
            ID,
            DetectorKey.HOST,
            "A sensor raised alerts of one signature about this host.",
            "Everything for which no signature exists; encrypted contents; traffic that stays inside the institution.",
            List.of("scanners that knock on every address", "signatures that fit ordinary traffic"),
            List.of(
                    new DetectorInfo.Threshold(
                            "peers kept for one signature",
                            "50 addresses",
                            "A person never reads more; the count goes on. The least addresses are kept so that order is no matter.")));

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public BucketState open() {
        return new AlertedHostState();
    }
}
