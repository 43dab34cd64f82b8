// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.signal.Signal;

/** Incidents in memory, for tests of the desk. */
final class MemoryIncidentStore implements IncidentStore {

    private final TreeMap<Long, Incident> incidents = new TreeMap<>();
    private final Map<String, Long> holders = new HashMap<>();
    private final Map<String, Signal> signals = new HashMap<>();
    private final Map<Long, List<HistoryEntry>> histories = new HashMap<>();
    private final Map<Long, FinalReport> reports = new HashMap<>();

    List<Incident> all() {
        return List.copyOf(incidents.values());
    }

    List<HistoryEntry.Act> acts(long id) {
        return histories.getOrDefault(id, List.of()).stream()
                .map(HistoryEntry::act)
                .toList();
    }

    /** The engine's table changes first. */
    void put(Signal signal) {
        signals.put(signal.id(), signal);
    }

    @Override
    public List<Incident> joinable(int institution, IpAddress host) {
        return incidents.values().stream()
                .filter(incident -> incident.host().equals(host) && incident.institution() == institution)
                .filter(incident -> !incident.isClosed() || incident.isCollected())
                .filter(incident -> holders.containsValue(incident.id()))
                .toList();
    }

    @Override
    public Optional<Incident> find(long id) {
        return Optional.ofNullable(incidents.get(id));
    }

    @Override
    public Optional<Incident> holderOf(String signalId) {
        return Optional.ofNullable(holders.get(signalId)).flatMap(this::find);
    }

    @Override
    public List<Signal> signals(long incidentId) {
        return holders.entrySet().stream()
                .filter(holder -> holder.getValue() == incidentId)
                .map(holder -> signals.get(holder.getKey()))
                .sorted(Comparator.nullsFirst(Signal.ORDER))
                .toList();
    }

    @Override
    public Incident insert(Incident fresh) {
        long id = incidents.size() + 1L;
        Incident stored = withId(fresh, id, 1);
        incidents.put(id, stored);
        return stored;
    }

    private static Incident withId(Incident incident, long id, int version) {
        return new Incident(
                id,
                incident.institution(),
                incident.host(),
                incident.status(),
                incident.assignee(),
                incident.closing(),
                incident.closingReason(),
                incident.openedMs(),
                incident.dueMs(),
                incident.firstMs(),
                incident.lastMs(),
                incident.judgement(),
                incident.lane(),
                incident.follows(),
                version);
    }

    @Override
    public boolean update(Incident incident) {
        Incident known = incidents.get(incident.id());
        if (known == null || known.version() != incident.version()) {
            return false;
        }
        incidents.put(incident.id(), withId(incident, incident.id(), incident.version() + 1));
        return true;
    }

    @Override
    public void attach(long incidentId, Signal signal) {
        put(signal);
        holders.put(signal.id(), incidentId);
    }

    @Override
    public void moveAll(long fromIncidentId, long toIncidentId) {
        holders.replaceAll((signal, holder) -> holder == fromIncidentId ? toIncidentId : holder);
    }

    @Override
    public void record(long incidentId, HistoryEntry entry) {
        histories.computeIfAbsent(incidentId, fresh -> new ArrayList<>()).add(entry);
    }

    Map<Long, FinalReport> reports() {
        return reports;
    }

    @Override
    public void recordReport(long incidentId, FinalReport report, String who, long atMs) {
        reports.put(incidentId, report);
    }

    @Override
    public boolean withdrawReport(long incidentId, String reason, String who, long atMs) {
        return reports.remove(incidentId) != null;
    }
}
