// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.learning;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.judgement.Verdict;

/**
 * One closing by a person, as something to learn from.
 *
 * @param reportId number of the final report
 * @param incidentId what was closed
 * @param institution whose host it was
 * @param person who closed it
 * @param verdict what was found
 * @param atMs when
 * @param kinds the kinds of the incident's signals
 */
public record Lesson(
        long reportId,
        long incidentId,
        int institution,
        String person,
        Verdict verdict,
        long atMs,
        Set<SignalKind> kinds) {

    public Lesson {
        requireNonNull(person, "person");
        requireNonNull(verdict, "verdict");
        kinds = Set.copyOf(kinds);
    }

    /** All kinds that some lessons are about, in order. */
    static Set<SignalKind> kindsOf(Collection<Lesson> lessons) {
        Set<SignalKind> kinds = new TreeSet<>();
        lessons.forEach(lesson -> kinds.addAll(lesson.kinds()));
        return kinds;
    }
}
