// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

import java.util.List;
import java.util.Optional;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.signal.Signal;

/** Keeps incidents; every call belongs to the transaction that its caller runs in. */
public interface IncidentStore {

    /** All incidents of a host that are not closed by a person, oldest first: the ones that a new signal may join. */
    List<Incident> joinable(int institution, IpAddress host);

    Optional<Incident> find(long id);

    /** The incident that holds a signal. */
    Optional<Incident> holderOf(String signalId);

    /** The signals of an incident as they stand now, by {@link Signal#ORDER}. */
    List<Signal> signals(long incidentId);

    /** Stores a new incident and gives it its number. */
    Incident insert(Incident incident);

    /**
     * Stores a change of an incident.
     *
     * @return false, and nothing stored, where somebody else changed it since it was read
     */
    boolean update(Incident incident);

    /** Puts a signal into an incident, out of any other. */
    void attach(long incidentId, Signal signal);

    /** Moves all signals and notices of one incident to another. */
    void moveAll(long fromIncidentId, long toIncidentId);

    void record(long incidentId, HistoryEntry entry);

    /** Keeps what a person found in the end, for the kinds of the incident's signals. */
    void recordReport(long incidentId, FinalReport report, String who, long atMs);

    /**
     * Takes the standing report of an incident out of account.
     *
     * @return false where there is none
     */
    boolean withdrawReport(long incidentId, String reason, String who, long atMs);
}
