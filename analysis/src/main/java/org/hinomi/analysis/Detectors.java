// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.Detector;
import org.hinomi.analysis.detect.alerted.AlertedHostDetector;
import org.hinomi.analysis.detect.callback.CallBackDetector;
import org.hinomi.analysis.detect.coldname.ColdNameDetector;
import org.hinomi.analysis.detect.coldserver.ColdServerDetector;
import org.hinomi.analysis.detect.contact.ContactDetector;
import org.hinomi.analysis.detect.contact.ContactState;
import org.hinomi.analysis.detect.contact.SweepDetector;
import org.hinomi.analysis.detect.deepprobe.DeepProbeDetector;
import org.hinomi.analysis.detect.directmail.DirectMailDetector;
import org.hinomi.analysis.detect.flood.FloodDetector;
import org.hinomi.analysis.detect.host.HostDetector;
import org.hinomi.analysis.detect.host.HostState;
import org.hinomi.analysis.detect.insidescan.InsideScanDetector;
import org.hinomi.analysis.detect.listed.ListedPeerDetector;
import org.hinomi.analysis.detect.longsession.LongSessionDetector;
import org.hinomi.analysis.detect.oddprotocol.OddProtocolDetector;
import org.hinomi.analysis.detect.oddsize.OddSizeDetector;
import org.hinomi.analysis.detect.passwordguess.PasswordGuessDetector;
import org.hinomi.analysis.detect.portscan.PortScanDetector;
import org.hinomi.analysis.detect.rarepeer.RarePeerDetector;
import org.hinomi.analysis.detect.servedonce.ServedOnceDetector;
import org.hinomi.analysis.detect.torrelay.TorRelayDetector;
import org.hinomi.analysis.detect.unusualvolume.UnusualVolumeDetector;
import org.hinomi.analysis.detect.upload.UploadDetector;
import org.hinomi.analysis.detect.verticalscan.VerticalScanDetector;
import org.hinomi.analysis.triage.SiteRules;
import org.hinomi.analysis.triage.Triage;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.DetectorInfo;
import org.hinomi.model.signal.DetectorKey;

/**
 * The lists of detectors. A new one is its folder, its fixtures, and one line here: in the first list where it keeps a
 * state of its own, else in that of what it judges.
 */
public final class Detectors {

    private static final List<Detector> WITH_OWN_STATE =
            List.of(new AlertedHostDetector(), new ListedPeerDetector(), new OddSizeDetector(), new ColdNameDetector());

    private static final List<ContactDetector> OF_CONTACTS = List.of(
            new CallBackDetector(),
            new RarePeerDetector(),
            new UploadDetector(),
            new DeepProbeDetector(),
            new PasswordGuessDetector(),
            new ColdServerDetector(),
            new ServedOnceDetector(),
            new LongSessionDetector(),
            new FloodDetector());

    private static final List<SweepDetector> OF_SWEEPS = List.of(new VerticalScanDetector());

    private static final List<HostDetector> OF_HOSTS = List.of(
            new InsideScanDetector(),
            new PortScanDetector(),
            new DirectMailDetector(),
            new TorRelayDetector(),
            new OddProtocolDetector(),
            new UnusualVolumeDetector());

    private static final List<BehaviourInfo> BEHAVIOURS = Stream.of(
                    WITH_OWN_STATE.stream().flatMap(detector -> detector.behaviour().stream()),
                    OF_CONTACTS.stream().map(ContactDetector::info),
                    OF_SWEEPS.stream().map(SweepDetector::info),
                    OF_HOSTS.stream().map(HostDetector::info))
            .flatMap(infos -> infos)
            .toList();

    private Detectors() {}

    /** What each detector says of itself. */
    public static List<DetectorInfo> all() {
        return Stream.concat(
                        WITH_OWN_STATE.stream().map(Detector::info),
                        BEHAVIOURS.stream().map(BehaviourInfo::detector))
                .distinct()
                .toList();
    }

    /** Empty states of one bucket, by name, of all detectors with this key. Names are stored: never change one. */
    public static Map<String, BucketState> open(DetectorKey key) {
        Map<String, BucketState> states = new LinkedHashMap<>();
        for (Detector detector : WITH_OWN_STATE) {
            if (detector.info().key() == key) {
                states.put(detector.info().id(), detector.open());
            }
        }
        switch (key) {
            case PEER -> states.put("contacts", new ContactState(OF_CONTACTS, OF_SWEEPS));
            case HOST -> states.put("hosts", new HostState(OF_HOSTS));
        }
        return states;
    }

    /** Triage that knows the words and weights of all of them. */
    public static Triage triage() {
        return triage(SiteRules.NONE);
    }

    /** The same with the rules of a site. */
    public static Triage triage(SiteRules rules) {
        return new Triage(BEHAVIOURS, rules);
    }

    /** The ids of all detectors. */
    public static Set<String> ids() {
        return all().stream().map(DetectorInfo::id).collect(Collectors.toUnmodifiableSet());
    }

    /** How the claims of a detector of behaviour are told; empty for the other detectors, and for one that is gone. */
    public static Optional<BehaviourInfo> behaviour(String detector) {
        return BEHAVIOURS.stream()
                .filter(info -> info.detector().id().equals(detector))
                .findFirst();
    }
}
