// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.coldname;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.Scene.DAY;
import static org.hinomi.analysis.detect.Scene.HOST;
import static org.hinomi.analysis.detect.Scene.HOUR;
import static org.hinomi.analysis.detect.Scene.MINUTE;
import static org.hinomi.analysis.detect.Scene.SECOND;
import static org.hinomi.analysis.detect.Scene.SERVER;
import static org.hinomi.analysis.detect.Scene.START_MS;
import static org.hinomi.analysis.detect.Scene.behaviour;
import static org.hinomi.analysis.detect.Scene.rung;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.Scene;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.session.Sighting;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class ColdNameDetectorTest {

    private static final String ID = "cold-name";
    private static final String NAME = "sleeper.example.com";
    private static final String OTHER = "198.51.100.20";
    private static final String INSIDE_RESOLVER = "192.0.2.53";
    private static final long SEED = 23;

    @Test
    void aNameThatWakesForTwoHostsIsTold() {
        Scene scene = past();
        asks(scene, HOST, 0, 5 * HOUR);
        asks(scene, OTHER, 0, 5 * HOUR);
        scene.isTold(5 * HOUR, HOST, NAME, SERVER).isTold(5 * HOUR + MINUTE, HOST, NAME, SERVER);

        Signal claim = scene.claim(ID);

        assertThat(claim.host()).hasToString(HOST);
        assertThat(claim.peers()).singleElement().hasToString(SERVER);
        assertThat(claim.causes()).containsExactly(CauseKey.ofPeer(claim.peers().getFirst()));
        assertThat(claim.firstMs()).isEqualTo(START_MS + 5 * HOUR);
        assertThat(claim.lastMs()).isEqualTo(START_MS + 5 * HOUR + MINUTE);
        assertThat(claim.count()).isEqualTo(2);
        assertThat(rung(claim)).isEqualTo(DamageRung.EXECUTED);
        // One lookup each 11 minutes, in 5 hours 28 of each host.
        assertThat(behaviour(claim).measures()).containsExactly(5 * HOUR, 56L, 2L);
    }

    @Test
    void withoutAPastNoDamageIsClaimed() {
        Scene scene = new Scene();
        asks(scene, HOST, 0, 5 * HOUR);
        asks(scene, OTHER, 0, 5 * HOUR);
        scene.isTold(5 * HOUR, HOST, NAME, SERVER);
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.NONE);
    }

    @Test
    void oneHostThatGoesOnAskingIsEnoughForNoDamage() {
        Scene scene = past();
        asks(scene, HOST, 0, 2 * HOUR);
        scene.isTold(2 * HOUR, HOST, NAME, SERVER);
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.NONE);
    }

    @Test
    void theFirstAnswerToAnyMemberTriggers() {
        Scene scene = past();
        asks(scene, HOST, 0, 2 * HOUR);
        scene.isTold(2 * HOUR, OTHER, NAME, SERVER);
        assertThat(scene.claim(ID).host()).hasToString(OTHER);
    }

    @Test
    void everyHostThatIsToldTheAddressThatDayIsTold() {
        Scene scene = past();
        asks(scene, HOST, 0, 2 * HOUR);
        scene.isTold(2 * HOUR, OTHER, NAME, SERVER)
                .isTold(3 * HOUR, HOST, NAME, SERVER)
                .isTold(30 * HOUR, "192.0.2.99", NAME, SERVER);
        assertThat(scene.claims(ID))
                .extracting(claim -> claim.host().toString())
                .containsExactly(HOST, OTHER);
    }

    @Test
    void aNameThatSleepsOverMidnightIsTold() {
        Scene scene = past();
        asks(scene, HOST, 20 * HOUR, 23 * HOUR);
        scene.isTold(26 * HOUR, HOST, NAME, SERVER);
        assertThat(behaviour(scene.claim(ID)).measures()).first().isEqualTo(6 * HOUR);
    }

    @Test
    void twoNamesAtOneAddressAreTwoClaims() {
        Scene scene = past();
        for (String name : List.of("one.example.com", "two.example.com")) {
            for (int i = 0; i < 5; i++) {
                scene.asksInVain(i * 15L * MINUTE, HOST, name);
            }
        }
        scene.isTold(2 * HOUR, HOST, "one.example.com", SERVER);
        scene.isTold(2 * HOUR + SECOND, HOST, "two.example.com", SERVER);
        assertThat(scene.claims(ID)).hasSize(2).extracting(Signal::id).doesNotHaveDuplicates();
    }

    @Test
    void aNameThatNeverWakesRaisesNothing() {
        Scene scene = past();
        asks(scene, HOST, 0, 20 * HOUR);
        asks(scene, OTHER, 0, 20 * HOUR);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aPersonWhoTriesAgainLaterRaisesNothing() {
        Scene scene = past();
        for (int i = 0; i < 8; i++) {
            scene.asksInVain(i * 10L * SECOND, HOST, NAME);
        }
        scene.asksInVain(HOUR, HOST, NAME);
        scene.isTold(2 * HOUR, HOST, NAME, SERVER);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void peopleWhoFollowOneDeadLinkRaiseNothing() {
        Scene scene = past();
        for (int host = 0; host < 6; host++) {
            scene.asksInVain(host * 20L * MINUTE, "192.0.2." + (30 + host), NAME);
            scene.asksInVain(host * 20L * MINUTE + SECOND, "192.0.2." + (30 + host), NAME);
        }
        scene.isTold(3 * HOUR, HOST, NAME, SERVER);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aNameKnownFromYesterdayIsOnlyBack() {
        Scene scene = past().isTold(-DAY + HOUR, OTHER, NAME, SERVER);
        asks(scene, HOST, 0, 5 * HOUR);
        scene.isTold(5 * HOUR, HOST, NAME, SERVER);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aNameThatFailsOnlyAfterItsFirstAnswerRaisesNothing() {
        Scene scene = past().asksInVain(0, HOST, NAME).isTold(HOUR, HOST, NAME, SERVER);
        asks(scene, HOST, 2 * HOUR, 5 * HOUR);
        scene.isTold(5 * HOUR, HOST, NAME, SERVER);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aNameOfManyIsNotCold() {
        Scene scene = past();
        for (int i = 0; i < 15; i++) {
            asks(scene, "192.0.2." + (30 + i), 0, 3 * HOUR);
        }
        scene.isTold(3 * HOUR, HOST, NAME, SERVER);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aNameThatManyAreToldIsNotCold() {
        Scene scene = past();
        asks(scene, HOST, 0, 3 * HOUR);
        for (int i = 0; i < 15; i++) {
            scene.isTold(3 * HOUR + i * MINUTE, "192.0.2." + (30 + i), NAME, SERVER);
        }
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aNewNameThatIsSlowToSpreadRaisesNothing() {
        Scene scene = past();
        asks(scene, HOST, 0, 25 * MINUTE);
        asks(scene, OTHER, 0, 25 * MINUTE);
        scene.isTold(25 * MINUTE, HOST, NAME, SERVER);
        assertThat(scene.claims(ID)).isEmpty();
    }

    /** What a parser gives for a block list's 127.0.0.2 and for an address inside of a name with two views. */
    @Test
    void anAddressThatIsNotPublicRaisesNothing() {
        Scene scene = past();
        asks(scene, HOST, 0, 5 * HOUR);
        scene.isTold(5 * HOUR, HOST, NAME, "");
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aNameWithTwoViewsRaisesNothingWhicheverIsSeenFirst() {
        for (long privateMs : List.of(5 * HOUR - MINUTE, 6 * HOUR)) {
            Scene scene = past();
            asks(scene, HOST, 0, 5 * HOUR);
            scene.isTold(5 * HOUR, HOST, NAME, SERVER).isTold(privateMs, OTHER, NAME, "");
            assertThat(scene.claims(ID)).as("at %d", privateMs).isEmpty();
        }
    }

    @Test
    void anAddressOfAMemberRaisesNothing() {
        Scene scene = past();
        asks(scene, HOST, 0, 5 * HOUR);
        scene.isTold(5 * HOUR, HOST, NAME, "198.51.100.80");
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void strangersWhoAskForANameAreNobodysHosts() {
        Scene scene = past();
        asks(scene, "203.0.113.9", 0, 5 * HOUR);
        scene.isTold(5 * HOUR, "203.0.113.9", NAME, SERVER).isTold(5 * HOUR + MINUTE, HOST, NAME, SERVER);
        assertThat(scene.claims(ID)).isEmpty();
    }

    @Test
    void aHostAndItsResolverAreNotTwoHosts() {
        Scene scene = past();
        for (long at = 0; at < 5 * HOUR; at += 11 * MINUTE) {
            scene.asksInVain(at, HOST, INSIDE_RESOLVER, NAME).asksInVain(at + 5, INSIDE_RESOLVER, NAME);
        }
        scene.isTold(5 * HOUR, HOST, NAME, SERVER);
        assertThat(rung(scene.claim(ID))).isEqualTo(DamageRung.NONE);
    }

    @Test
    void whatIsClaimedDoesNotDependOnTheKey() {
        List<Signal> expected = mixed().claims(ID);
        assertThat(expected).hasSize(4);
        for (long key = 1; key <= 5; key++) {
            assertThat(mixed().underNameKey(key).claims(ID)).as("key %d", key).isEqualTo(expected);
        }
    }

    @Test
    void whatIsClaimedDoesNotDependOnCheckpointsOrOrder() throws IOException {
        Random random = new Random(SEED);
        Scene scene = mixed();
        Collection<Signal> expected = scene.claims(ID);
        List<Sighting> lookups = new ArrayList<>(scene.sightings());
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(lookups, random);
            assertThat(standing(scene.pipeline(), lookups, 1 + round % 7))
                    .as("seed %d, round %d", SEED, round)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    /** Names that wake, one that two hosts ask for and two are told, among others that do not; 4 claims. */
    private static Scene mixed() {
        Scene scene = past();
        asks(scene, HOST, 0, 5 * HOUR);
        asks(scene, OTHER, HOUR, 5 * HOUR);
        scene.isTold(5 * HOUR, HOST, NAME, SERVER)
                .isTold(6 * HOUR, HOST, NAME, "203.0.113.67")
                .isTold(7 * HOUR, OTHER, NAME, "203.0.113.67");
        for (int i = 0; i < 40; i++) {
            String name = "n" + i + ".example.net";
            for (int at = 0; at < 4; at++) {
                scene.asksInVain((long) at * (i % 4) * 11 * MINUTE, "192.0.2." + (20 + i % 9), name);
            }
            if (i % 20 == 3) {
                scene.isTold(9 * HOUR + i * MINUTE, "192.0.2.60", name, SERVER);
            }
            if (i % 20 == 7) {
                scene.isTold(10L * MINUTE, "192.0.2.60", name, SERVER);
            }
        }
        return scene;
    }

    /** The claims that stand in the end, where states are written and read back between the parts. */
    private static Collection<Signal> standing(Pipeline pipeline, List<Sighting> lookups, int parts)
            throws IOException {
        Map<String, Signal> claims = new TreeMap<>();
        Map<Integer, BucketState> states = new HashMap<>();
        for (int part = 0; part < parts; part++) {
            for (int i = part; i < lookups.size(); i += parts) {
                Sighting lookup = pipeline.attribute(lookups.get(i));
                states.computeIfAbsent(Pipeline.gateBucket(lookup), absent -> new ColdNameState())
                        .sighting(lookup);
            }
            for (Map.Entry<Integer, BucketState> entry : states.entrySet()) {
                entry.getValue().settle(BucketState.Settled.signals(signal -> claims.put(signal.id(), signal)));
                entry.setValue(part % 2 == 0 ? readBack(entry.getValue()) : copied(entry.getValue()));
            }
        }
        claims.values().removeIf(Signal::isWithdrawn);
        return claims.values();
    }

    private static BucketState readBack(BucketState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        BucketState fresh = new ColdNameState();
        fresh.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return fresh;
    }

    private static BucketState copied(BucketState state) throws IOException {
        BucketState fresh = new ColdNameState();
        state.copyTo(fresh);
        return fresh;
    }

    @Test
    void aNameIsForgottenAWhileAfterTheLastLookupInVain() {
        ColdNames names = new ColdNames();
        names.add(1, START_MS, 5, false);
        names.add(2, START_MS + DAY, 5, false);
        names.forgetBefore(START_MS + HOUR);
        assertThat(names.rows().size()).isEqualTo(1);
        assertThat(names.find(2)).isNotNegative();
    }

    @Test
    void tablesStayWithinTheirBounds() {
        ColdNames names = new ColdNames();
        KnownNames known = new KnownNames();
        for (int i = 1; i <= 4 * KnownNames.MAX_ROWS; i++) {
            names.add(i, START_MS + i, 5, false);
            known.add(i, START_MS + i, true);
        }
        assertThat(names.rows().size()).isBetween(ColdNames.MAX_ROWS / 4, ColdNames.MAX_ROWS);
        assertThat(known.firstPublicMs(4L * KnownNames.MAX_ROWS)).isEqualTo(START_MS + 4L * KnownNames.MAX_ROWS);
    }

    /** The day before is watched, in every bucket that a name of these tests falls into. */
    private static Scene past() {
        Scene scene = new Scene();
        for (int i = 0; i < 3000; i++) {
            scene.isTold(-DAY, OTHER, "past" + i + ".example.org", "203.0.113.5");
        }
        return scene;
    }

    private static void asks(Scene scene, String host, long fromMs, long toMs) {
        for (long at = fromMs; at < toMs; at += 11 * MINUTE) {
            scene.asksInVain(at, host, NAME);
        }
    }
}
