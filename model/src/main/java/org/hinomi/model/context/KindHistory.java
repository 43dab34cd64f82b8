// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.context;

/**
 * What is remembered of one kind of signal, the signals of the judged incident included.
 *
 * @param hostFirstMs event time of the first on this host within {@link TriageContext#MEMORY_DAYS}
 * @param institutionFirstMs of the first on any host of this institution
 * @param membersFirstMs of the first on any host of any member
 * @param hosts how many hosts of all members showed it within {@link TriageContext#MEMORY_DAYS}, 1 and more
 * @param institutions how many members have such a host, 1 and more
 */
public record KindHistory(long hostFirstMs, long institutionFirstMs, long membersFirstMs, int hosts, int institutions) {

    public KindHistory {
        if (hosts < 1 || institutions < 1 || institutions > hosts) {
            throw new IllegalArgumentException("at least one host of one member, and no more members than hosts");
        }
        if (membersFirstMs > institutionFirstMs || institutionFirstMs > hostFirstMs) {
            throw new IllegalArgumentException("what a host saw, its institution saw, and the members saw");
        }
    }
}
