// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.contact.ContactPlay.HOST;
import static org.hinomi.analysis.detect.contact.ContactPlay.INSTITUTION;
import static org.hinomi.analysis.detect.contact.ContactPlay.MORNING_MS;
import static org.hinomi.analysis.detect.contact.ContactPlay.PEER;
import static org.hinomi.analysis.detect.contact.ContactPlay.address;

import java.util.List;
import org.hinomi.analysis.detect.contact.ContactPlay;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class UploadDetectorTest {

    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final long TODAY_MS = MORNING_MS + 4 * DAY_MS;
    private static final long HOUR_MS = 60L * 60 * 1000;
    private static final long MB = 1_000_000;

    private final ContactPlay play = new ContactPlay().members(6);

    @Test
    void aLargeUploadToANewAddressIsClaimedAsDataThatLeft() {
        play.call(443, TODAY_MS, 800 * MB, 3 * MB);
        assertThat(rungs()).containsExactly(DamageRung.EXFILTRATION);
    }

    @Test
    void afterADayOfMemoryNoRungIsClimbed() {
        play.call(443, MORNING_MS + DAY_MS, 800 * MB, 3 * MB);
        assertThat(rungs()).containsExactly(DamageRung.NONE);
    }

    @Test
    void dripsAddUp() {
        for (int i = 0; i < 20; i++) {
            play.call(443, TODAY_MS + i * 1_800_000L, 5 * MB, 20_000);
        }
        assertThat(rungs()).hasSize(1);
    }

    @Test
    void aBackupThatIsMadeEveryNightIsQuiet() {
        for (int day = 0; day < 5; day++) {
            play.call(443, MORNING_MS + day * DAY_MS, 800 * MB, 3 * MB);
        }
        // On the first day there was no memory; on all others the address was known.
        assertThat(rungs()).isEmpty();
    }

    @Test
    void aCloudThatOthersUseIsQuiet() {
        play.call(address("198.51.100.200"), 200, PEER, 443, TODAY_MS, 10, 10);
        play.call(443, TODAY_MS, 800 * MB, 3 * MB);
        assertThat(rungs()).isEmpty();
    }

    @Test
    void whatLeavesOverUdpNoFasterThanPicturesIsAStream() {
        play.add(HOST, INSTITUTION, PEER, 0, 5004, Protocol.UDP, TODAY_MS, SessionState.ANSWERED, 400 * MB, MB);
        play.add(
                HOST,
                INSTITUTION,
                PEER,
                0,
                5004,
                Protocol.UDP,
                TODAY_MS + HOUR_MS,
                SessionState.ANSWERED,
                400 * MB,
                MB);
        assertThat(rungs()).isEmpty();
        play.add(HOST, INSTITUTION, PEER, 0, 443, Protocol.UDP, TODAY_MS, SessionState.ANSWERED, 800 * MB, MB);
        assertThat(rungs()).hasSize(1);
        play.add(HOST, INSTITUTION, PEER, 0, 5005, Protocol.UDP, TODAY_MS, SessionState.ANSWERED, 800 * MB, MB);
        assertThat(rungs()).hasSize(2);
    }

    @Test
    void aMeetingIsQuiet() {
        play.call(443, TODAY_MS, 800 * MB, 700 * MB);
        assertThat(rungs()).isEmpty();
    }

    @Test
    void aSingleNetworkWithoutAMemoryHearsOfAMassAloneAndOfNoRung() {
        ContactPlay alone = new ContactPlay().call(443, MORNING_MS, 800 * MB, 3 * MB);
        assertThat(alone.claims(new UploadDetector())).isEmpty();
        alone.call(443, MORNING_MS + 1_000, 800 * MB, 3 * MB);
        List<Signal> mass = alone.claims(new UploadDetector());
        assertThat(mass)
                .singleElement()
                .satisfies(signal -> assertThat(((Evidence.Behaviour) signal.evidence()).rung())
                        .isEqualTo(DamageRung.NONE));
    }

    private List<DamageRung> rungs() {
        return play.claims(new UploadDetector()).stream()
                .map(signal -> ((Evidence.Behaviour) signal.evidence()).rung())
                .toList();
    }
}
