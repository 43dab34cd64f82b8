// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import static java.util.Objects.requireNonNull;

import org.hinomi.analysis.detect.EventDay;
import org.hinomi.analysis.detect.listed.ListedPeerDetector;
import org.hinomi.model.signal.Signal;

/**
 * A claim that came out of the archive. It is the claim of {@link ListedPeerDetector} with an id of its own: were it the
 * same, the running detector's count of the same day would take its place.
 *
 * @param signal the claim
 * @param liveId id of the signal that the detector gives where it saw the same contact as it happened
 */
public record RetroSignal(Signal signal, String liveId) {

    /** What stands as detector. */
    public static final String ID = "retro-match";

    public RetroSignal {
        requireNonNull(signal, "signal");
        requireNonNull(liveId, "liveId");
    }

    /** Of a signal of {@link ListedPeerDetector}. */
    static RetroSignal of(Signal live) {
        String cause = live.causes().getFirst().text();
        Signal signal = new Signal(
                Signal.idOf(ID, live.host(), cause, EventDay.startOf(live.firstMs())),
                ID,
                live.host(),
                live.institution(),
                live.causes(),
                live.peers(),
                live.firstMs(),
                live.lastMs(),
                live.count(),
                live.evidence());
        return new RetroSignal(signal, live.id());
    }
}
