// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.rarepeer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.contact.ContactPlay.MORNING_MS;
import static org.hinomi.analysis.detect.contact.ContactPlay.PEER;
import static org.hinomi.analysis.detect.contact.ContactPlay.address;

import org.hinomi.analysis.detect.contact.ContactPlay;
import org.hinomi.model.signal.Evidence;
import org.junit.jupiter.api.Test;

class RarePeerDetectorTest {

    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final long TODAY_MS = MORNING_MS + 5 * DAY_MS;
    private static final int MEMBERS = 12;

    private final ContactPlay play = new ContactPlay();

    RarePeerDetectorTest() {
        play.members(MEMBERS);
    }

    @Test
    void oneOfAllMembersForTheFirstTimeIsClaimed() {
        work(4444, 40_000, 30_000);
        assertThat(play.claims(new RarePeerDetector())).singleElement().satisfies(signal -> {
            Evidence.Behaviour evidence = (Evidence.Behaviour) signal.evidence();
            // The members that play, and the host's own institution; one of them; five days of memory.
            assertThat(evidence.measures().subList(0, 3)).containsExactly(MEMBERS + 1L, 1L, 5L);
        });
    }

    @Test
    void anAddressThatWasCalledBeforeIsQuiet() {
        play.call(4444, TODAY_MS - 2 * DAY_MS, 100, 100);
        work(4444, 40_000, 30_000);
        assertThat(play.claims(new RarePeerDetector())).isEmpty();
    }

    @Test
    void anAddressOfTwoInstitutionsIsQuiet() {
        play.call(address("198.51.100.200"), 200, PEER, 4444, TODAY_MS, 100, 100);
        work(4444, 40_000, 30_000);
        assertThat(play.claims(new RarePeerDetector())).isEmpty();
    }

    @Test
    void readingANewSiteIsQuiet() {
        work(443, 40_000, 900_000);
        assertThat(play.claims(new RarePeerDetector())).isEmpty();
    }

    @Test
    void readingAtAnotherPortIsQuiet() {
        work(8000, 40_000, 200_000);
        assertThat(play.claims(new RarePeerDetector())).isEmpty();
    }

    @Test
    void programsThatAskTheSameAreAnothersMatter() {
        for (long i = 0; i < 40; i++) {
            play.call(4444, TODAY_MS + i * i * 5_000L, 4_000, 1_000 + i * 50);
        }
        assertThat(play.claims(new RarePeerDetector())).isEmpty();
    }

    @Test
    void withoutAMemoryNothingIsNew() {
        ContactPlay fresh = new ContactPlay().members(MEMBERS);
        for (int i = 0; i < 12; i++) {
            fresh.call(4444, MORNING_MS + i * 700_000L, 4_000 + i * 100, 3_000 + i * 100);
        }
        assertThat(fresh.claims(new RarePeerDetector())).isEmpty();
    }

    private void work(int port, long sent, long received) {
        for (long i = 0; i < 12; i++) {
            play.call(port, TODAY_MS + i * i * 60_000L, sent / 18 + i * sent / 200, received / 18 + i * received / 200);
        }
    }
}
