// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.element;

/**
 * What is known of one source: its lines, and how many of the records were copies.
 *
 * @param counts as the reader counted
 * @param duplicates as the gates counted
 */
public record IntakeTally(IntakeCounts counts, long duplicates) {

    public static IntakeTally none(String source) {
        return new IntakeTally(IntakeCounts.none(source, ""), 0);
    }

    /** The tally with the news in it. */
    public IntakeTally with(IntakeNews news) {
        return switch (news) {
            case IntakeNews.Counted counted -> new IntakeTally(counts.plus(counted.counts()), duplicates);
            case IntakeNews.Copies copies -> new IntakeTally(counts, duplicates + copies.records());
        };
    }

    /** The counts with the copies in their place. */
    public IntakeCounts total() {
        return counts.withDuplicates(duplicates);
    }
}
