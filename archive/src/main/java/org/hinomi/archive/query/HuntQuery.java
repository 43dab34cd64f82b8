// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.query;

import java.util.List;
import org.hinomi.model.session.SessionBlock;

/**
 * A question for the sessions that fulfil every one of some conditions.
 *
 * @param filters the conditions
 * @param fromMs started at or after this, milliseconds since the Unix epoch
 * @param toMs started before this
 * @param limit at most so many, the earliest
 */
public record HuntQuery(List<HuntFilter> filters, long fromMs, long toMs, int limit) {

    public HuntQuery {
        filters = List.copyOf(filters);
        if (limit < 1) {
            throw new IllegalArgumentException("limit is 1 or more, not " + limit);
        }
    }

    /** Whether a row answers it. */
    public boolean accepts(SessionBlock block, int row) {
        long startMs = block.startMs()[row];
        return startMs >= fromMs && startMs < toMs && filters.stream().allMatch(filter -> filter.accepts(block, row));
    }
}
