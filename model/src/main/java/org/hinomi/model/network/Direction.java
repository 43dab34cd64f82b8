// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.network;

/** Which way a session goes, seen from the institutions. Order is stored: append only. */
public enum Direction {
    /** Neither end is inside. */
    TRANSIT,
    /** From outside to an institution. */
    INBOUND,
    /** From an institution to outside. */
    OUTBOUND,
    /** Between two inside ends, of one institution or two. */
    INTERNAL;

    private static final Direction[] ALL = values();

    /** The direction between two ends, each an institution's number or {@link InstitutionId#OUTSIDE}. */
    public static Direction between(int srcInstitution, int dstInstitution) {
        boolean isFromInside = srcInstitution != InstitutionId.OUTSIDE;
        boolean isToInside = dstInstitution != InstitutionId.OUTSIDE;
        return ALL[(isFromInside ? 2 : 0) + (isToInside ? 1 : 0)];
    }
}
