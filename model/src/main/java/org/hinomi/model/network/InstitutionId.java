// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.network;

/**
 * Number of an institution in the register.
 *
 * @param value 1 and up; columns use {@link #OUTSIDE} (0) for an address that no institution holds
 */
public record InstitutionId(int value) implements Comparable<InstitutionId> {

    /** What a column holds where the address belongs to nobody in the register. */
    public static final int OUTSIDE = 0;

    public InstitutionId {
        if (value <= OUTSIDE) {
            throw new IllegalArgumentException("institution ids start at 1, not " + value);
        }
    }

    @Override
    public int compareTo(InstitutionId other) {
        return Integer.compare(value, other.value);
    }
}
