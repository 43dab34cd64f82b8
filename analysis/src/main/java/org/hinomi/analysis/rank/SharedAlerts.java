// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.rank;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;

/** How common signatures are at the other institutions, all of them together. One thread only while it is filled. */
public final class SharedAlerts {

    private final Map<String, Long> hostHours = new HashMap<>();
    private long watchedHours;

    /** One host of one institution on which the signature fired within an hour. */
    public void add(AlertHour hour) {
        requireNonNull(hour, "hour");
        hostHours.merge(hour.signature(), 1L, Long::sum);
    }

    /** An institution was watched for so many hours. */
    public void watched(long hours) {
        watchedHours += hours;
    }

    /** Hosts an hour and institution on which a signature fires; 0 where none ever did, or nobody was watched. */
    double rate(String signature) {
        return watchedHours == 0 ? 0 : (double) hostHours.getOrDefault(signature, 0L) / watchedHours;
    }

    boolean isEmpty() {
        return watchedHours == 0;
    }
}
