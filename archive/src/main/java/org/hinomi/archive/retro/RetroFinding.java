// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.indicator.Indicator;

/**
 * One institution's contacts with one of the addresses.
 *
 * @param peer the address
 * @param indicator the most exact indicator that names it
 * @param institution the institution's number
 * @param counts of all its hosts together
 * @param hours UTC hours with a contact
 * @param days UTC days with a contact
 * @param hosts its hosts, most sessions first, at most {@link #MAX_HOSTS}
 * @param hostCount how many there are
 */
public record RetroFinding(
        IpAddress peer,
        Indicator indicator,
        int institution,
        ContactCounts counts,
        int hours,
        int days,
        List<HostContact> hosts,
        int hostCount) {

    /** More hosts than this are counted and not named. */
    public static final int MAX_HOSTS = 50;

    public RetroFinding {
        requireNonNull(peer, "peer");
        requireNonNull(indicator, "indicator");
        requireNonNull(counts, "counts");
        hosts = List.copyOf(hosts);
    }

    /**
     * One host's part.
     *
     * @param host its address
     * @param counts its sessions
     */
    public record HostContact(IpAddress host, ContactCounts counts) {

        public HostContact {
            requireNonNull(host, "host");
            requireNonNull(counts, "counts");
        }
    }
}
