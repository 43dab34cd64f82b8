// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hinomi.archive.retro.RetroFinding.HostContact;
import org.hinomi.archive.segment.SegmentInfo;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;

/** Adds contacts up by address, institution and host. One thread only. */
final class ContactTally {

    private static final Comparator<RetroFinding> ORDER = Comparator.comparing(
                    (RetroFinding finding) -> finding.counts().fromHost() == 0)
            .thenComparing(finding -> finding.counts().sessions(), Comparator.reverseOrder())
            .thenComparing(RetroFinding::peer)
            .thenComparingInt(RetroFinding::institution);

    private final int maxContacts;
    private final Map<Place, Group> groups = new HashMap<>();
    private int contacts;
    private long sessions;
    private long uncounted;

    /** What one finding is about. */
    private record Place(IpAddress peer, int institution) {}

    /** What is known of one finding so far. */
    private static final class Group {

        private final Map<IpAddress, ContactCounts> hosts = new HashMap<>();
        private final Set<Long> hours = new HashSet<>();
        private Indicator indicator;

        Group(Indicator indicator) {
            this.indicator = indicator;
        }
    }

    /**
     * Nothing yet.
     *
     * @param maxContacts pairs of host and address that are kept apart
     */
    ContactTally(int maxContacts) {
        this.maxContacts = maxContacts;
    }

    /** Adds one session; says whether there was room for its pair. */
    boolean add(Match match, boolean isInValidity) {
        Place place = new Place(match.peer(), match.institution());
        Group group = groups.get(place);
        if (group == null || !group.hosts.containsKey(match.host())) {
            if (contacts >= maxContacts) {
                uncounted++;
                return false;
            }
            contacts++;
        }
        if (group == null) {
            group = new Group(match.indicator());
            groups.put(place, group);
        }
        sessions++;
        group.indicator = match.indicator().compareTo(group.indicator) < 0 ? match.indicator() : group.indicator;
        group.hosts.merge(match.host(), countsOf(match, isInValidity), ContactCounts::plus);
        group.hours.add(SegmentInfo.hourOf(match.session().startMs()));
        return true;
    }

    private static ContactCounts countsOf(Match match, boolean isInValidity) {
        Session session = match.session();
        long toPeer = match.isFromHost() ? session.bytesOut() : session.bytesIn();
        long fromPeer = match.isFromHost() ? session.bytesIn() : session.bytesOut();
        return new ContactCounts(
                1,
                match.isFromHost() ? 1 : 0,
                session.state() == SessionState.ANSWERED ? 1 : 0,
                session.state() == SessionState.BLOCKED ? 1 : 0,
                isInValidity ? 1 : 0,
                Math.max(0, toPeer),
                Math.max(0, fromPeer),
                toPeer < 0 || fromPeer < 0 ? 1 : 0,
                session.startMs(),
                session.startMs());
    }

    long sessions() {
        return sessions;
    }

    long uncounted() {
        return uncounted;
    }

    List<RetroFinding> findings() {
        return groups.entrySet().stream()
                .map(entry -> finding(entry.getKey(), entry.getValue()))
                .sorted(ORDER)
                .toList();
    }

    private RetroFinding finding(Place place, Group group) {
        ContactCounts all = group.hosts.values().stream().reduce(ContactCounts.NONE, ContactCounts::plus);
        List<HostContact> hosts = group.hosts.entrySet().stream()
                .map(entry -> new HostContact(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((HostContact host) -> host.counts().sessions(), Comparator.reverseOrder())
                        .thenComparing(HostContact::host))
                .limit(RetroFinding.MAX_HOSTS)
                .toList();
        long days = group.hours.stream()
                .map(hourMs -> Math.floorDiv(hourMs, RetroCoverage.DAY_MS))
                .distinct()
                .count();
        return new RetroFinding(
                place.peer,
                group.indicator,
                place.institution,
                all,
                group.hours.size(),
                (int) days,
                hosts,
                group.hosts.size());
    }
}
