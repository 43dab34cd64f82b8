// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import java.util.List;
import org.hinomi.model.indicator.Indicator;

/**
 * Which addresses to look for, and when.
 *
 * @param indicators the addresses and blocks; their validity bounds the signals, not the findings
 * @param fromMs sessions that started at or after this, milliseconds since the Unix epoch
 * @param toMs sessions that started before this
 * @param rowLimit how many sessions to give themselves, the earliest; 0 for none
 */
public record RetroQuestion(List<Indicator> indicators, long fromMs, long toMs, int rowLimit) {

    public RetroQuestion {
        indicators = List.copyOf(indicators);
        if (fromMs > toMs) {
            throw new IllegalArgumentException("the time asked for ends before it begins: " + fromMs + ", " + toMs);
        }
        if (rowLimit < 0) {
            throw new IllegalArgumentException("rowLimit is 0 or more, not " + rowLimit);
        }
    }
}
