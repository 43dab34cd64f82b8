// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.portal.page;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.security.Principal;

/**
 * Who looks at a page.
 *
 * @param personId number of the person
 * @param name as shown
 * @param role what the person may do
 * @param institution whose data a CSIRT sees; 0 for those who see all
 */
public record Viewer(long personId, String name, Role role, int institution) implements Principal, Serializable {

    /** What a person may do in the portal. */
    public enum Role {
        /** Works on incidents and tells institutions. */
        ANALYST,
        /** Reads what its institution was told. */
        CSIRT,
        /** Keeps institutions, sensors and people. */
        ADMINISTRATOR
    }

    public Viewer {
        requireNonNull(name, "name");
        requireNonNull(role, "role");
        if ((role == Role.CSIRT) != (institution > 0)) {
            throw new IllegalArgumentException("a CSIRT has an institution, and nobody else has");
        }
    }

    @Override
    public String getName() {
        return name;
    }
}
