// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.query;

import java.util.List;
import org.hinomi.analysis.behaviour.FirstContacts;
import org.hinomi.model.address.IpAddress;

/**
 * What outside addresses sought at inside hosts on one day of Japan Standard Time.
 *
 * @param dayMs the day's first millisecond
 * @param daysBefore of how many of the {@link #COMPARED_DAYS} days before sessions are held: what "new" rests on
 * @param ports those with most failed sessions first
 * @param sources those with most failed sessions first
 * @param known all sources of that day that are known projects
 * @param unknown all others
 */
public record ScanTable(
        long dayMs, int daysBefore, List<SoughtPort> ports, List<Source> sources, Seekers known, Seekers unknown) {

    /** How many days back a port must not have been among the most sought to be new. */
    public static final int COMPARED_DAYS = 7;

    public ScanTable {
        ports = List.copyOf(ports);
        sources = List.copyOf(sources);
    }

    /**
     * One port in numbers.
     *
     * @param port 0..65535
     * @param protocol IP protocol number
     * @param failed sessions from outside that were refused, stopped or never answered
     * @param sources outside addresses that opened them
     * @param targets inside addresses that they went to
     * @param institutions whose those are
     * @param isNew whether it was not among as many most sought ports of any day before that is held; never where none is
     */
    public record SoughtPort(
            int port, int protocol, long failed, long sources, long targets, long institutions, boolean isNew) {}

    /**
     * Many sources in numbers.
     *
     * @param sources outside addresses with failed sessions
     * @param failed their sessions that came to nothing
     */
    public record Seekers(long sources, long failed) {

        public static final Seekers NONE = new Seekers(0, 0);

        public Seekers plus(long sessions) {
            return new Seekers(sources + 1, failed + sessions);
        }
    }

    /** How a source seeks. */
    public enum Manner {
        /** A few sessions to a few hosts. */
        NARROW,
        /** Many hosts, next to nothing at each. */
        WIDE,
        /** Many ports of one host or two. */
        VERTICAL,
        /** Many hosts, and then more with those that answered. */
        WIDE_THEN_DEEP
    }

    /**
     * One outside address in numbers.
     *
     * @param address who
     * @param project the list that knows it as one that scans and says so; empty where none does
     * @param failed its sessions that came to nothing
     * @param answered its sessions that were answered
     * @param targets inside addresses that it tried
     * @param answeredTargets those that answered
     * @param ports ports that it tried
     * @param institutions whose hosts it tried
     */
    public record Source(
            IpAddress address,
            String project,
            long failed,
            long answered,
            long targets,
            long answeredTargets,
            long ports,
            long institutions) {

        /** Answered sessions for each host that answered from which it stays with it; as deep-probe. */
        private static final int DEEP_SESSIONS = 5;

        /** Ports from which one host is scanned; as vertical-scan. */
        private static final int MANY_PORTS = 20;

        /** How it seeks. */
        public Manner manner() {
            if (FirstContacts.isScan(targets, answeredTargets)) {
                return answeredTargets > 0 && answered >= DEEP_SESSIONS * answeredTargets
                        ? Manner.WIDE_THEN_DEEP
                        : Manner.WIDE;
            }
            return targets <= 2 && ports >= MANY_PORTS ? Manner.VERTICAL : Manner.NARROW;
        }
    }
}
