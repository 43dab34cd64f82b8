// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.world;

import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.InstitutionId;

/**
 * One end of a session.
 *
 * @param address its address
 * @param institution the institution that holds it, {@link InstitutionId#OUTSIDE} for none
 * @param country two letters
 */
public record End(IpAddress address, int institution, String country) {

    public boolean isInside() {
        return institution != InstitutionId.OUTSIDE;
    }
}
