// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import org.hinomi.model.indicator.Indicator;

/** What one line of a list came to. */
sealed interface IndicatorLine {

    /** An indicator; {@code isPortDropped} where the line named one port and the whole address is taken. */
    record Taken(Indicator indicator, boolean isPortDropped) implements IndicatorLine {}

    /** Something that is no address. */
    record Unsupported(UnsupportedKind kind) implements IndicatorLine {}

    /** Unreadable or not to be used. */
    record Bad(String reason) implements IndicatorLine {}
}
