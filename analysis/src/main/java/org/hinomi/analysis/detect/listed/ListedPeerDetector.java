// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.listed;

import java.util.List;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.Detector;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorKey;

/** Counts a host's sessions with each listed peer, by who opened them and how they went. */
public final class ListedPeerDetector implements Detector {

    public static final String ID = "listed-peer";

    private static final DetectorInfo INFO = new DetectorInfo(
            ID,
            DetectorKey.HOST,
            "This host had sessions with an address that somebody warned of.",
            "Addresses on no list; listed addresses that knock and get no answer; a listed address that has changed hands; traffic through a proxy outside.",
            List.of(
                    "an address shared by many sites (hosting, content delivery)",
                    "a scanner on the list that finds an open port",
                    "a researcher who looks at the address on purpose"),
            List.of());

    @Override
    public DetectorInfo info() {
        return INFO;
    }

    @Override
    public BucketState open() {
        return new ListedPeerState();
    }
}
