// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import java.util.List;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.network.Institution;

/**
 * Which addresses to look for, and when.
 *
 * @param indicators the addresses and blocks; their validity bounds the signals, not the findings
 * @param fromMs sessions that started at or after this, milliseconds since the Unix epoch
 * @param toMs sessions that started before this
 * @param rowLimit how many sessions to give themselves, the earliest; 0 for none
 * @param members of whose prefixes the coverage is to say whether they were seen
 */
public record RetroQuestion(
        List<Indicator> indicators, long fromMs, long toMs, int rowLimit, List<Institution> members) {

    public RetroQuestion {
        indicators = List.copyOf(indicators);
        members = List.copyOf(members);
        if (fromMs > toMs) {
            throw new IllegalArgumentException("the time asked for ends before it begins: " + fromMs + ", " + toMs);
        }
        if (rowLimit < 0) {
            throw new IllegalArgumentException("rowLimit is 0 or more, not " + rowLimit);
        }
    }
}
