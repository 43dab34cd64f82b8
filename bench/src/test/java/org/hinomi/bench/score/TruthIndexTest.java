// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hinomi.bench.simulate.scored.Staged;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.DamageRung;
import org.junit.jupiter.api.Test;

class TruthIndexTest {

    private static final IpAddress HOST = IpAddress.parse("192.0.2.1").orElseThrow();
    private static final IpAddress OTHER_HOST = IpAddress.parse("192.0.2.2").orElseThrow();
    private static final IpAddress SERVER = IpAddress.parse("203.0.113.1").orElseThrow();
    private static final IpAddress POLLED = IpAddress.parse("203.0.113.2").orElseThrow();
    private static final IpAddress SCANNER = IpAddress.parse("203.0.113.3").orElseThrow();

    private static final TruthIndex TRUTH = new TruthIndex(List.of(
            staged("call-back", Standing.ATTACK, List.of(HOST), List.of(SERVER)),
            staged("call-back", Standing.LOOK_ALIKE, List.of(HOST), List.of(POLLED)),
            staged("outside-scan", Standing.ATTACK, List.of(), List.of(SCANNER)),
            staged("inside-scan", Standing.ATTACK, List.of(OTHER_HOST), List.of())));

    private static Staged staged(String family, Standing standing, List<IpAddress> hosts, List<IpAddress> peers) {
        return new Staged(family, "some", standing, hosts, peers, List.of(1L), DamageRung.NONE);
    }

    @Test
    void aClaimMeansWhatHasItsHostAndOneOfItsPeers() {
        assertThat(TRUTH.isFalse(HOST, List.of(POLLED, SERVER))).isFalse();
    }

    @Test
    void aClaimAboutAnInfectedHostAndAnotherPeerIsFalse() {
        assertThat(TRUTH.isFalse(HOST, List.of(POLLED))).isTrue();
        assertThat(TRUTH.isFalse(OTHER_HOST, List.of(SERVER)))
                .as("an inside scanner may be named by itself")
                .isFalse();
    }

    @Test
    void anOutsideScannerMayBeNamedWithAnyHost() {
        assertThat(TRUTH.isFalse(HOST, List.of(SCANNER))).isFalse();
    }

    @Test
    void whatNobodyStagedIsFalse() {
        assertThat(TRUTH.meant(HOST, List.of())).isEmpty();
        assertThat(TRUTH.isFalse(HOST, List.of())).isTrue();
    }
}
