// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.contact.ContactPlay.HOST;
import static org.hinomi.analysis.detect.contact.ContactPlay.INSTITUTION;
import static org.hinomi.analysis.detect.contact.ContactPlay.MORNING_MS;
import static org.hinomi.analysis.detect.contact.ContactPlay.PEER;
import static org.hinomi.analysis.detect.contact.ContactPlay.address;

import java.util.List;
import java.util.Random;
import org.hinomi.analysis.detect.contact.ContactPlay;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallBackDetectorTest {

    private static final long SECOND_MS = 1_000;
    private static final long MINUTE_MS = 60 * SECOND_MS;
    private static final long DAY_MS = 24 * 60 * MINUTE_MS;
    private static final int MEMBERS = 12;

    private final ContactPlay play = new ContactPlay().members(MEMBERS);

    @ParameterizedTest
    @ValueSource(longs = {20 * SECOND_MS, MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS})
    void jitteredCallsToAnAddressOfOurOwnAreClaimed(long periodMs) {
        Random chance = new Random(periodMs);
        long atMs = MORNING_MS;
        for (long i = 0; i < 12; i++) {
            play.call(443, atMs, 512, 900);
            atMs += jittered(periodMs, 0.2, chance);
        }
        assertThat(claims()).singleElement().satisfies(signal -> {
            assertThat(signal.host()).isEqualTo(HOST);
            assertThat(evidence(signal).rung()).isEqualTo(DamageRung.COMMAND_AND_CONTROL);
            assertThat(evidence(signal).measures().get(1)).isBetween(periodMs * 8 / 10, periodMs * 12 / 10);
        });
    }

    @Test
    void callsOfAllSizesAreClaimedWhenTheyLast() {
        Random chance = new Random(3);
        ContactPlay openPage = new ContactPlay().members(MEMBERS);
        for (long i = 0; i < 90; i++) {
            long atMs = MORNING_MS + i * MINUTE_MS + chance.nextInt(10_000);
            int sent = 400 + chance.nextInt(4_000);
            int received = 900 + chance.nextInt(9_000);
            play.call(443, atMs, sent, received);
            if (i < 40) {
                openPage.call(443, atMs, sent, received);
            }
        }
        assertThat(claims()).hasSize(1);
        assertThat(openPage.claims(new CallBackDetector())).isEmpty();
    }

    /** The gate before contacts leaves out what nine institutions share: see PeerDays. */
    @Test
    void whatNineInstitutionsCallIsBeyondAnyClaim() {
        assertThat(sharedBy(4).claims(new CallBackDetector())).isNotEmpty();
        assertThat(sharedBy(9).claims(new CallBackDetector())).isEmpty();
    }

    /** Calls that fail stay within reach of a claim where more institutions call, and may lose it to still more. */
    @ParameterizedTest
    @ValueSource(ints = {20, 1_000_000})
    void stillMoreCallersTakeAClaimBackWhenever(int each) {
        ContactPlay few = failingFor(9);
        ContactPlay many = failingFor(60);
        assertThat(few.claimsInParts(new CallBackDetector(), each)).isNotEmpty();
        assertThat(many.claimsInParts(new CallBackDetector(), each)).isEmpty();
    }

    /** One host calls in vain all morning; then so many institutions call the address, one after the other. */
    private static ContactPlay failingFor(int institutions) {
        ContactPlay failing = new ContactPlay().members(MEMBERS);
        for (long call = 0; call < 60; call++) {
            failing.failedCall(443, MORNING_MS + call * 2 * MINUTE_MS);
        }
        for (int i = 1; i < institutions; i++) {
            long atMs = MORNING_MS + 120 * MINUTE_MS + i * MINUTE_MS;
            failing.call(address("198.51.100." + i), 200 + i, PEER, 443, atMs, 512, 900);
        }
        return failing;
    }

    /** An address that was new after days of watching, and calls of one size by the clock, at night too. */
    private static ContactPlay sharedBy(int institutions) {
        ContactPlay shared = new ContactPlay().members(MEMBERS);
        for (int day = 4; day > 0; day--) {
            shared.call(
                    address("192.0.2.77"), INSTITUTION, address("203.0.113.9"), 443, MORNING_MS - day * DAY_MS, 9, 9);
        }
        for (int i = 0; i < institutions; i++) {
            IpAddress host = address("198.51.100." + (i + 1));
            for (long call = 0; call < 120; call++) {
                shared.call(host, 100 + i, PEER, 443, MORNING_MS + call * 2 * MINUTE_MS, 512, 900);
            }
        }
        return shared;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 50})
    void lookingInBetweenChangesNothingInTheEnd(int each) {
        Random chance = new Random(each);
        for (long i = 0; i < 40; i++) {
            long jitterMs = chance.nextInt(20_000);
            play.call(443, MORNING_MS + i * 5 * MINUTE_MS + jitterMs, 512, 900 + chance.nextInt(500));
            play.failedCall(8443, MORNING_MS + i * 7 * MINUTE_MS + jitterMs);
        }
        assertThat(play.claimsInParts(new CallBackDetector(), each))
                .isEqualTo(claims())
                .hasSize(2);
    }

    @Test
    void missedCallsAreFolded() {
        Random chance = new Random(4);
        for (long i = 0; i < 40; i++) {
            if (chance.nextDouble() > 0.4) {
                play.call(443, MORNING_MS + i * 5 * MINUTE_MS + chance.nextInt(20_000), 512, 900 + chance.nextInt(500));
            }
        }
        assertThat(claims()).hasSize(1);
    }

    @Test
    void severalSessionsOfOneCallAreOne() {
        Random chance = new Random(5);
        for (long i = 0; i < 14; i++) {
            long atMs = MORNING_MS + i * 10 * MINUTE_MS + chance.nextInt(40_000);
            for (long session = 0; session < 3; session++) {
                play.call(443, atMs + session * 700, 400 + chance.nextInt(3_000), 2_000);
            }
        }
        assertThat(claims()).hasSize(1);
    }

    @Test
    void callsToADeadServerAreAProgramAtWorkButNoCommand() {
        Random chance = new Random(6);
        long atMs = MORNING_MS;
        for (long i = 0; i < 60; i++) {
            play.failedCall(1177, atMs);
            atMs += jittered(12 * SECOND_MS, 0.25, chance);
        }
        assertThat(claims())
                .singleElement()
                .satisfies(signal -> assertThat(evidence(signal).rung()).isEqualTo(DamageRung.EXECUTED));
    }

    @Test
    void oneQuestionOfOneSizeAmongABusyProxysIsFound() {
        Random chance = new Random(7);
        long atMs = MORNING_MS;
        for (long i = 0; i < 50; i++) {
            play.call(3128, atMs, 517, 1_200);
            atMs += jittered(2 * MINUTE_MS, 0.1, chance);
        }
        for (long i = 0; i < 180; i++) {
            long atBurstMs = MORNING_MS + (long) (Math.pow(chance.nextDouble(), 2) * 100 * MINUTE_MS);
            play.call(3128, atBurstMs, 300 + chance.nextInt(30_000), chance.nextInt(900_000));
        }
        assertThat(claims()).hasSize(1);
    }

    @Test
    void browsingIsQuiet() {
        for (long seed = 0; seed < 300; seed++) {
            Random chance = new Random(seed);
            ContactPlay browsing = new ContactPlay().members(MEMBERS);
            double atMs = MORNING_MS;
            int sessions = 8 + chance.nextInt(60);
            for (int i = 0; i < sessions; i++) {
                browsing.call(443, (long) atMs, 400 + chance.nextInt(9_000), 900 + chance.nextInt(200_000));
                // Log-normal pauses, as people make: from a second to an hour.
                atMs += Math.exp(Math.log(8_000) + 1.8 * chance.nextGaussian());
            }
            assertThat(browsing.claims(new CallBackDetector()))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @Test
    void clocksAreQuiet() {
        for (long i = 0; i < 80; i++) {
            play.add(
                    HOST,
                    INSTITUTION,
                    PEER,
                    0,
                    123,
                    Protocol.UDP,
                    MORNING_MS + i * 64 * SECOND_MS,
                    SessionState.ANSWERED,
                    48,
                    48);
        }
        assertThat(claims()).isEmpty();
    }

    @Test
    void whatManyInstitutionsCallIsQuiet() {
        for (int institution = 0; institution < 5; institution++) {
            for (long i = 0; i < 40; i++) {
                play.call(
                        address("192.0.2." + (50 + institution)),
                        20 + institution,
                        PEER,
                        443,
                        MORNING_MS + i * 10 * MINUTE_MS + institution * 7_000L,
                        400,
                        900);
            }
        }
        assertThat(claims()).isEmpty();
    }

    @Test
    void whatThreeInstitutionsBeginToCallOnOneDayIsClaimed() {
        Random chance = new Random(9);
        play.call(address("192.0.2.90"), 30, address("203.0.113.200"), 443, MORNING_MS - DAY_MS, 700, 9_000);
        for (int institution = 0; institution < 3; institution++) {
            for (long i = 0; i < 40; i++) {
                long atMs = MORNING_MS + i * 10 * MINUTE_MS + chance.nextInt(60_000);
                play.call(address("192.0.2." + (50 + institution)), 20 + institution, PEER, 443, atMs, 400, 900);
            }
        }
        assertThat(claims()).hasSize(3);
    }

    @Test
    void aProgramThatCalledTheDayBeforeBelongsHere() {
        for (long i = -24 * 6; i < 60; i++) {
            play.call(443, MORNING_MS + i * 10 * MINUTE_MS, 400, 900);
        }
        assertThat(claims()).noneMatch(signal -> signal.lastMs() >= MORNING_MS);
    }

    @Test
    void daysOfSilenceDoNotMakeADeadServerAKnownOne() {
        for (long i = -20 * 3; i < 60; i++) {
            play.failedCall(443, MORNING_MS + i * 20 * MINUTE_MS);
        }
        assertThat(claims()).anyMatch(signal -> signal.lastMs() >= MORNING_MS);
    }

    @Test
    void askingForHalfAnHourIsAPageAtAPortOfTheWebOnly() {
        ContactPlay elsewhere = new ContactPlay().members(MEMBERS);
        Random chance = new Random(10);
        for (long i = 0; i < 30; i++) {
            long atMs = MORNING_MS + i * MINUTE_MS + chance.nextInt(8_000);
            int received = (int) (1_500 * Math.exp(0.6 * chance.nextGaussian()));
            play.call(443, atMs, 900, received);
            elsewhere.call(4444, atMs, 900, received);
        }
        assertThat(claims()).isEmpty();
        assertThat(elsewhere.claims(new CallBackDetector())).hasSize(1);
    }

    @Test
    void aPageAsksTheSameAndPaddedQuestionsByTheClockAreNone() {
        ContactPlay padded = new ContactPlay().members(MEMBERS);
        Random chance = new Random(13);
        for (ContactPlay each : List.of(play, padded)) {
            each.call(address("192.0.2.90"), 30, address("203.0.113.200"), 443, MORNING_MS - DAY_MS, 700, 9_000);
        }
        for (long i = 0; i < 30; i++) {
            long atMs = MORNING_MS + i * MINUTE_MS + chance.nextInt(8_000);
            int received = (int) (1_500 * Math.exp(0.6 * chance.nextGaussian()));
            play.call(443, atMs, 900, received);
            padded.call(443, atMs, (int) (900 * Math.exp(chance.nextGaussian())), received);
        }
        assertThat(claims()).isEmpty();
        assertThat(padded.claims(new CallBackDetector())).hasSize(1);
    }

    @Test
    void theSameAnswerForHalfAnHourIsNoPage() {
        Random chance = new Random(11);
        for (long i = 0; i < 12; i++) {
            play.call(443, MORNING_MS + i * 150 * SECOND_MS + chance.nextInt(20_000), 900, 1_500 + chance.nextInt(150));
        }
        assertThat(claims()).hasSize(1);
    }

    @Test
    void callsThatGoOnBeyondTheRememberedOnesLast() {
        Random chance = new Random(12);
        for (long i = 0; i < 1_500; i++) {
            play.call(
                    443,
                    MORNING_MS + i * 10 * SECOND_MS + chance.nextInt(2_000),
                    400 + chance.nextInt(4_000),
                    900 + chance.nextInt(9_000));
        }
        assertThat(claims()).hasSize(1);
    }

    @Test
    void knocksAtWhichNothingIsExchangedAreQuiet() {
        for (long i = 0; i < 38; i++) {
            play.session(HOST, INSTITUTION, PEER, 0, 2000, MORNING_MS + i * 5 * SECOND_MS, SessionState.UNKNOWN, 0, 0);
        }
        assertThat(claims()).isEmpty();
    }

    @Test
    void namesAreAskedForInFewBytes() {
        ContactPlay tunnel = new ContactPlay().members(MEMBERS);
        for (long i = 0; i < 60; i++) {
            long atMs = MORNING_MS + i * 5 * MINUTE_MS;
            play.talk(Service.DNS, 53, atMs, 120, 900);
            tunnel.talk(Service.DNS, 53, atMs, 1_300, 900);
        }
        assertThat(claims()).isEmpty();
        assertThat(tunnel.claims(new CallBackDetector())).hasSize(1);
    }

    @Test
    void regularCallsOfTheOnlyNetworkThatIsWatchedAreQuietOnAnOrdinaryPort() {
        ContactPlay alone = new ContactPlay();
        for (long i = 0; i < 100; i++) {
            alone.call(443, MORNING_MS + i * 10 * MINUTE_MS, 400, 900);
        }
        assertThat(alone.claims(new CallBackDetector())).isEmpty();
    }

    @Test
    void theClaimIsTheSameWhateverTheOrder() {
        Random chance = new Random(8);
        for (long i = 0; i < 400; i++) {
            play.call(8443, MORNING_MS + i * 30 * SECOND_MS + chance.nextInt(3_000), 700, 900);
        }
        List<Signal> inOrder = claims();
        assertThat(inOrder).hasSize(1);
        for (long seed = 1; seed <= 3; seed++) {
            assertThat(play.claimsShuffled(new CallBackDetector(), seed))
                    .as("seed %d", seed)
                    .isEqualTo(inOrder);
        }
    }

    private List<Signal> claims() {
        return play.claims(new CallBackDetector());
    }

    private static Evidence.Behaviour evidence(Signal signal) {
        return (Evidence.Behaviour) signal.evidence();
    }

    private static long jittered(long periodMs, double jitter, Random chance) {
        return (long) (periodMs * (1 + jitter * (2 * chance.nextDouble() - 1)));
    }
}
