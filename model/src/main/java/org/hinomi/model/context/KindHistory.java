// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.context;

/**
 * What is remembered of one kind of signal around an incident. Days are those of Japan, and counted before the incident's first
 * one, at most {@link TriageContext#MEMORY_DAYS} back: a day is no past of itself.
 *
 * @param hostDays on how many of these days this host showed it
 * @param institutionDays on how many of them any host of this institution did
 * @param others how many other members showed it in that time, or until a day after the incident's last record
 */
public record KindHistory(int hostDays, int institutionDays, int others) {

    public KindHistory {
        if (hostDays < 0 || institutionDays < hostDays || institutionDays > TriageContext.MEMORY_DAYS || others < 0) {
            throw new IllegalArgumentException("what a host showed, its institution showed, on at most "
                    + TriageContext.MEMORY_DAYS + " days: " + hostDays + ", " + institutionDays + ", " + others);
        }
    }
}
