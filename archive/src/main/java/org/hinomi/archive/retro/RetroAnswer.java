// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.hinomi.archive.query.FoundSession;

/**
 * The answer to a question.
 *
 * @param findings by institution and address: those that a member opened first, then the most sessions first
 * @param sessions sessions in all findings
 * @param uncounted sessions of contacts beyond {@link RetroSearch#MAX_CONTACTS} pairs, which no finding holds
 * @param otherSessions sessions that have a named address at an end and no member's host as its peer: in transit, or
 *     the named address is a member's own
 * @param rows sessions themselves, as many as asked for, the earliest
 * @param isCut whether there are more of them
 * @param signals what the sessions within the indicators' validity claim about hosts
 * @param coverage what the answer rests on
 */
public record RetroAnswer(
        List<RetroFinding> findings,
        long sessions,
        long uncounted,
        long otherSessions,
        List<FoundSession> rows,
        boolean isCut,
        List<RetroSignal> signals,
        RetroCoverage coverage) {

    public RetroAnswer {
        findings = List.copyOf(findings);
        rows = List.copyOf(rows);
        signals = List.copyOf(signals);
        requireNonNull(coverage, "coverage");
    }

    /** Whether any member's host had a session with one of the addresses. */
    public boolean isFound() {
        return sessions + uncounted > 0;
    }
}
