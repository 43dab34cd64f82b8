// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.hinomi.model.context.ClosingCounts;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.judgement.Verdict;
import org.junit.jupiter.api.Test;

class ClosingMemoryTest {

    private static final long SEED = 7;
    private static final long DAY_MS = 24L * 60 * 60 * 1000;

    /** Wednesday 2026-04-01 at noon in Japan. */
    private static final long NOW = 1_775_012_400_000L;

    private static final SignalKind KIND = SignalKind.ofSignature("suricata:1:2403388");
    private static final double LITTLE = 1e-9;
    private static final List<Verdict> VERDICTS = List.of(Verdict.values());

    private final List<Lesson> lessons = new ArrayList<>();
    private final List<Forgotten> forgotten = new ArrayList<>();

    private void close(int institution, String person, Verdict verdict, double daysAgo) {
        lessons.add(new Lesson(
                lessons.size() + 1,
                lessons.size() + 1,
                institution,
                person,
                verdict,
                NOW - Math.round(daysAgo * DAY_MS),
                Set.of(KIND)));
    }

    private ClosingCounts counts(int institution) {
        return new ClosingMemory(lessons, forgotten, NOW)
                .learnt(KIND, institution)
                .counts();
    }

    @Test
    void aClosingLosesHalfItsWeightInThirtyDays() {
        close(1, "Saeki", Verdict.HARMLESS, 30);
        assertThat(counts(1).harmless()).isCloseTo(0.5, within(LITTLE));
    }

    @Test
    void aPersonCountsOnceAKindAndWeekHoweverOftenItCloses() {
        for (int i = 0; i < 50; i++) {
            close(1, "Saeki", Verdict.FALSE_ALARM, 1 + i * 0.001);
        }
        assertThat(counts(1).falseAlarms())
                .as("the weight of the latest: 2^(-1/30)")
                .isCloseTo(Math.pow(2, -1.0 / 30), within(LITTLE));
    }

    @Test
    void closingsOfOneWeekThatDifferShareOneWeight() {
        close(1, "Saeki", Verdict.FALSE_ALARM, 0);
        close(1, "Saeki", Verdict.FALSE_ALARM, 0);
        close(1, "Saeki", Verdict.CONFIRMED, 0);
        assertThat(counts(1).falseAlarms()).isCloseTo(2.0 / 3, within(LITTLE));
        assertThat(counts(1).confirmed()).isCloseTo(1.0 / 3, within(LITTLE));
    }

    @Test
    void whoGoesOnForMonthsWeighsNoMoreThanOneFreshClosing() {
        for (int week = 0; week < 25; week++) {
            close(1, "Mallory", Verdict.FALSE_ALARM, week * 7);
        }
        assertThat(counts(1).falseAlarms()).isCloseTo(1, within(LITTLE));
        close(1, "Saeki", Verdict.CONFIRMED, 0);
        close(1, "Mori", Verdict.CONFIRMED, 0);
        assertThat(counts(1).confirmed()).isCloseTo(2, within(LITTLE));
    }

    @Test
    void twoInstitutionsTeachNobodyElse() {
        close(1, "Saeki", Verdict.FALSE_ALARM, 0);
        close(2, "Mori", Verdict.FALSE_ALARM, 0);
        assertThat(counts(Learnt.SHARED).total()).isZero();
        close(3, "Abe", Verdict.FALSE_ALARM, 0);
        assertThat(counts(Learnt.SHARED).falseAlarms()).isCloseTo(3, within(LITTLE));
    }

    @Test
    void oneInstitutionGivesAtMostAThirdOfTheSharedWeight() {
        for (String person : List.of("a", "b", "c", "d", "e")) {
            close(1, person, Verdict.FALSE_ALARM, 0);
        }
        close(2, "f", Verdict.CONFIRMED, 0);
        close(3, "g", Verdict.CONFIRMED, 0);
        // The first is bound: c = (1 + 1) / (3 − 1) = 1.
        assertThat(counts(Learnt.SHARED).falseAlarms()).isCloseTo(1, within(LITTLE));
        assertThat(counts(Learnt.SHARED).confirmed()).isCloseTo(2, within(LITTLE));
    }

    @Test
    void theThirdHoldsForWhateverIsClosed() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            lessons.clear();
            int institutions = 1 + random.nextInt(8);
            for (int i = random.nextInt(60); i >= 0; i--) {
                close(
                        1 + random.nextInt(1 + random.nextInt(institutions)),
                        "p" + random.nextInt(6),
                        VERDICTS.get(random.nextInt(3)),
                        random.nextDouble() * 200);
            }
            Learnt shared = new ClosingMemory(lessons, List.of(), NOW).learnt(KIND, Learnt.SHARED);
            Map<Integer, Double> byInstitution = new HashMap<>();
            Map<String, Double> byPerson = new HashMap<>();
            shared.shares().forEach(share -> {
                byInstitution.merge(share.lesson().institution(), share.weight(), Double::sum);
                byPerson.merge(share.lesson().person(), share.weight(), Double::sum);
            });
            double total = shared.counts().total();
            assertThat(byInstitution.values())
                    .as("seed %d, round %d", SEED, round)
                    .allMatch(weight -> weight <= total / 3 + LITTLE);
            assertThat(byPerson.values())
                    .as("seed %d, round %d", SEED, round)
                    .allMatch(weight -> weight <= ClosingMemory.MOST_OF_PERSON + LITTLE);
        }
    }

    @Test
    void oneHostileCloserAloneChangesNothingAtOtherInstitutions() {
        for (int i = 0; i < 200; i++) {
            close(1, "Mallory", Verdict.FALSE_ALARM, i * 0.5);
        }
        assertThat(new ClosingMemory(lessons, List.of(), NOW).about(2, List.of(KIND)))
                .isEmpty();
    }

    @Test
    void whatIsForgottenHasNoEffectInItsScopeAndLaterClosingsCountAgain() {
        close(1, "Saeki", Verdict.FALSE_ALARM, 3);
        close(2, "Mori", Verdict.FALSE_ALARM, 3);
        close(3, "Abe", Verdict.FALSE_ALARM, 3);
        forgotten.add(new Forgotten(KIND, Learnt.SHARED, NOW - 2 * DAY_MS));
        assertThat(counts(Learnt.SHARED).total()).isZero();
        assertThat(counts(1).falseAlarms()).isPositive();
        forgotten.add(new Forgotten(KIND, 1, NOW - 2 * DAY_MS));
        assertThat(counts(1).total()).isZero();
        close(1, "Saeki", Verdict.CONFIRMED, 1);
        assertThat(counts(1).confirmed()).isPositive();
    }

    @Test
    void theFutureAndWhatIsHalfAYearOldTeachNothing() {
        close(1, "Saeki", Verdict.HARMLESS, -1);
        close(1, "Mori", Verdict.HARMLESS, 180);
        assertThat(counts(1).total()).isZero();
        assertThat(new ClosingMemory(lessons, List.of(), NOW).own()).isEmpty();
    }

    @Test
    void theOrderOfClosingsDoesNotMatter() {
        Random random = new Random(SEED);
        for (int i = 0; i < 40; i++) {
            close(1 + i % 5, "p" + i % 4, VERDICTS.get(i % 3), i * 3.3);
        }
        List<Learnt> expected = new ClosingMemory(lessons, List.of(), NOW).shared();
        Collections.shuffle(lessons, random);
        List<Learnt> again = new ClosingMemory(lessons, List.of(), NOW).shared();
        assertThat(again).hasSameSizeAs(expected);
        assertThat(again.getFirst().counts().total())
                .isCloseTo(expected.getFirst().counts().total(), within(LITTLE));
    }
}
