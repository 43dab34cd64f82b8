// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.Prefix;

/**
 * What was seen of a prefix in the days asked for, without the prefixes of the same institution within it.
 *
 * @param institution that held it
 * @param prefix the prefix
 * @param sessions that had an end in it, once for each end; {@link #UNKNOWN} where some cannot be told from those of another
 *     prefix of the institution, because sessions are counted by blocks of /24 (IPv6: /48)
 * @param daysSeen UTC days with such a session
 * @param daysUnknown UTC days that are held, and of which nobody can say
 */
public record PrefixCoverage(int institution, Prefix prefix, long sessions, int daysSeen, int daysUnknown) {

    /** Stands where the number of sessions is not known. */
    public static final long UNKNOWN = -1;

    public PrefixCoverage {
        requireNonNull(prefix, "prefix");
    }

    /** Whether any session was seen. */
    public boolean isSeen() {
        return daysSeen > 0;
    }

    /** Whether it is known that there is none. */
    public boolean isNotSeen() {
        return daysSeen == 0 && daysUnknown == 0;
    }
}
