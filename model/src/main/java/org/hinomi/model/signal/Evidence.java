// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.signal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.SensorAction;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.judgement.DamageRung;

/** What a signal rests on: counts and extremes of open fields, never text of a communication. */
public sealed interface Evidence {

    /**
     * Alerts of one signature between the host and one peer.
     *
     * @param signature key of the signature
     * @param name its name in the sensor's words
     * @param category the sensor's class
     * @param severity the highest seen
     * @param isFromHost whether the host is the source that the sensor names
     * @param allowed how many the sensor let through or did not say
     * @param blocked how many it stopped
     * @param fileHash the least of the file hashes seen, empty where none
     */
    record Alerts(
            String signature,
            String name,
            String category,
            Severity severity,
            boolean isFromHost,
            long allowed,
            long blocked,
            String fileHash)
            implements Evidence {

        public Alerts {
            requireNonNull(signature, "signature");
            requireNonNull(name, "name");
            requireNonNull(category, "category");
            requireNonNull(severity, "severity");
            requireNonNull(fileHash, "fileHash");
        }

        /** The action that the analyst must reckon with: blocked only where every one was. */
        public SensorAction action() {
            return allowed == 0 && blocked > 0 ? SensorAction.BLOCKED : SensorAction.ALLOWED;
        }
    }

    /**
     * Sessions between the host and a peer that an indicator names.
     *
     * @param indicator the indicator
     * @param fromHost sessions that the host opened
     * @param toHost sessions that the peer opened
     * @param answered sessions in which both ends took part
     * @param blocked sessions that a device stopped
     */
    record IndicatorContact(Indicator indicator, long fromHost, long toHost, long answered, long blocked)
            implements Evidence {

        public IndicatorContact {
            requireNonNull(indicator, "indicator");
        }
    }

    /**
     * One session that stands out among fixed-size exchanges of several hosts with one peer.
     *
     * @param peer the server
     * @param bytesOut sent in the odd session
     * @param bytesIn received in the odd session
     * @param usualExchanges the other sessions with this server
     * @param usualClasses how many different (sent, received) pairs those fall into
     * @param usualMaxBytesIn the most that any of them received
     * @param hosts how many inside hosts took part, of all members
     */
    record OddSize(
            IpAddress peer,
            long bytesOut,
            long bytesIn,
            long usualExchanges,
            int usualClasses,
            long usualMaxBytesIn,
            int hosts)
            implements Evidence {

        public OddSize {
            requireNonNull(peer, "peer");
        }
    }

    /**
     * What a detector of behaviour measured; {@link BehaviourInfo} of the same detector says what the numbers are.
     *
     * @param rung the highest rung of the damage ladder that this, by itself, is evidence for
     * @param strength how sure the detector is, 1..100; 50 is where its threshold lies
     * @param measures the values, in the order of {@link BehaviourInfo#measures}
     */
    record Behaviour(DamageRung rung, int strength, List<Long> measures) implements Evidence {

        public Behaviour {
            requireNonNull(rung, "rung");
            measures = List.copyOf(measures);
            if (strength < 1 || strength > 100) {
                throw new IllegalArgumentException("strength is " + strength + ", not 1..100");
            }
        }
    }
}
