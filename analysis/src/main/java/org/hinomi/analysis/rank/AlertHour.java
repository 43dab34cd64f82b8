// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.rank;

import static java.util.Objects.requireNonNull;

/**
 * One signature on one host in one hour: what is ranked.
 *
 * @param signature key of the signature
 * @param host the institution's host, by a key that is its own
 * @param hour hours since the Unix epoch
 * @param alerts how many alerts, 1 and up
 */
public record AlertHour(String signature, String host, long hour, long alerts) {

    public AlertHour {
        requireNonNull(signature, "signature");
        requireNonNull(host, "host");
        if (alerts < 1) {
            throw new IllegalArgumentException("an hour without an alert is none: " + signature);
        }
    }
}
