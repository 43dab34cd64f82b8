// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.session.Session;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * A rule that a site wrote: where its conditions hold, its points are added, with its reason in words. An empty set of
 * allowed values allows everything. Immutable.
 *
 * @param id its name, part of the reason's id
 * @param signals which signals it is about; it holds where the signals that fulfil all of them count as often as asked for
 * @param incident which incidents it is about
 * @param urgency points, -100..100
 * @param risk points, -100..100
 * @param why the reason
 */
public record SiteRule(
        String id, SignalCondition signals, IncidentCondition incident, int urgency, int risk, LocalText why) {

    /** Most points of one rule, either way: as much as a whole score. */
    public static final int MAX_POINTS = 100;

    public SiteRule {
        requireNonNull(id, "id");
        requireNonNull(signals, "signals");
        requireNonNull(incident, "incident");
        requireNonNull(why, "why");
    }

    /**
     * Conditions of one signal, and how many records all that fulfil them must have behind them.
     *
     * @param detectors ids of detectors
     * @param signatures patterns of signatures; a signal that is no alert fulfils none
     * @param peers blocks of which one holds a peer
     * @param severities least and highest severity; a signal that is no alert fulfils only the whole range
     * @param counts least and highest sum of records
     */
    public record SignalCondition(
            Set<String> detectors,
            List<Pattern> signatures,
            List<Prefix> peers,
            Span<Severity> severities,
            Span<Long> counts) {

        public SignalCondition {
            detectors = Set.copyOf(detectors);
            signatures = List.copyOf(signatures);
            peers = List.copyOf(peers);
        }

        boolean isFulfilledBy(Signal signal) {
            boolean isPeer = peers.isEmpty()
                    || signal.peers().stream().anyMatch(peer -> peers.stream().anyMatch(block -> block.contains(peer)));
            return isPeer
                    && (detectors.isEmpty() || detectors.contains(signal.detector()))
                    && isAlertFulfilled(signal.evidence());
        }

        private boolean isAlertFulfilled(Evidence evidence) {
            if (evidence instanceof Evidence.Alerts alerts) {
                return severities.holds(alerts.severity())
                        && (signatures.isEmpty()
                                || signatures.stream()
                                        .anyMatch(pattern -> pattern.matcher(alerts.signature())
                                                .matches()));
            }
            return signatures.isEmpty() && severities.equals(Span.ofAll(Severity.class));
        }
    }

    /**
     * Conditions of a whole incident.
     *
     * @param institutions numbers of institutions
     * @param hosts blocks of which one holds the host
     * @param countries of peers that sessions were seen with, two letters each
     * @param rungs lowest and highest rung of damage
     */
    public record IncidentCondition(
            Set<Integer> institutions, List<Prefix> hosts, Set<String> countries, Span<DamageRung> rungs) {

        public IncidentCondition {
            institutions = Set.copyOf(institutions);
            hosts = List.copyOf(hosts);
            countries = Set.copyOf(countries);
        }

        boolean isFulfilledBy(IncidentFacts facts, List<Signal> about, DamageRung damage) {
            IpAddress host = facts.host();
            return rungs.holds(damage)
                    && (institutions.isEmpty()
                            || institutions.contains(facts.signals().getFirst().institution()))
                    && (hosts.isEmpty() || hosts.stream().anyMatch(block -> block.contains(host)))
                    && (countries.isEmpty()
                            || facts.sessions().stream()
                                    .anyMatch(session -> countries.contains(session.country())
                                            && isWithPeerOf(session, host, about)));
        }

        private static boolean isWithPeerOf(Session session, IpAddress host, List<Signal> about) {
            IpAddress peer = session.src().equals(host) ? session.dst() : session.src();
            return about.stream().anyMatch(signal -> signal.peers().contains(peer));
        }
    }

    /** From one value to another, both included. */
    public record Span<T extends Comparable<? super T>>(T least, T most) {

        static <E extends Enum<E>> Span<E> ofAll(Class<E> kind) {
            E[] all = kind.getEnumConstants();
            return new Span<>(all[0], all[all.length - 1]);
        }

        boolean holds(T value) {
            return least.compareTo(value) <= 0 && most.compareTo(value) >= 0;
        }
    }

    /** Whether all conditions hold. */
    boolean isFulfilledBy(IncidentFacts facts, DamageRung damage) {
        List<Signal> about =
                facts.signals().stream().filter(signals::isFulfilledBy).toList();
        long records = about.stream().mapToLong(Signal::count).sum();
        return !about.isEmpty() && signals.counts().holds(records) && incident.isFulfilledBy(facts, about, damage);
    }
}
