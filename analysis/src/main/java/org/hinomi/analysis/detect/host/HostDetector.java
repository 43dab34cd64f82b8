// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import java.util.Collection;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.Evidence;

/** Claims about an inside host, made from all it did in a day. Stateless, thread-safe. */
public interface HostDetector {

    BehaviourInfo info();

    /**
     * Judges one day of one host as it stands now; later it is asked again, and a claim that is not made then is withdrawn.
     * Asked for every host that changed: the cheap conditions come first. The day may not be kept.
     */
    void judge(HostDay day, Claimed out);

    /** Receives claims. */
    interface Claimed {

        /**
         * A claim about what the host did at one port.
         *
         * @param port which; of the ports of the day that is judged
         * @param evidence what was measured
         */
        void atPort(HostPort port, Evidence.Behaviour evidence);

        /** A claim about what the host did towards several other ends that have one cause, which no port names. */
        void towards(Collection<IpAddress> peers, long count, Evidence.Behaviour evidence);

        /** A claim about what the host did towards one other end. */
        void towards(IpAddress peer, Evidence.Behaviour evidence);
    }
}
