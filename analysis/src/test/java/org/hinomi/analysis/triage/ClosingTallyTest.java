// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hinomi.model.context.ClosingCounts;
import org.hinomi.model.context.PastClosing;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.judgement.Verdict;
import org.junit.jupiter.api.Test;

class ClosingTallyTest {

    private static final long DAY_MS = 24L * 60 * 60 * 1000;
    private static final long NOW_MS = 1_000 * DAY_MS;
    private static final SignalKind KIND = SignalKind.ofSignature("test:1");

    @Test
    void manyClosingsOfOnePersonAreOneClosing() {
        List<PastClosing> closings = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            closings.add(closing(i, "one", Verdict.FALSE_ALARM, i * DAY_MS / 10));
        }
        assertThat(count(closings).falseAlarms()).isEqualTo(1);
    }

    @Test
    void manyPeopleOfOneInstitutionAreOneClosing() {
        List<PastClosing> closings = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            closings.add(closing(7, "person" + i, Verdict.HARMLESS, i * DAY_MS / 10));
        }
        assertThat(count(closings).harmless()).isEqualTo(1);
    }

    @Test
    void whoClosesTheSameKindEveryDayForYearsWeighsLessThanTwo() {
        List<PastClosing> closings = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            closings.add(closing(1, "one", Verdict.FALSE_ALARM, i * DAY_MS));
        }
        assertThat(count(closings).falseAlarms()).isBetween(1.9, 2.0);
    }

    @Test
    void independentClosersAddUpAndDecay() {
        ClosingCounts counts = count(List.of(
                closing(1, "one", Verdict.CONFIRMED, 0),
                closing(2, "two", Verdict.CONFIRMED, 30 * DAY_MS),
                closing(3, "three", Verdict.HARMLESS, 60 * DAY_MS)));
        assertThat(counts.confirmed()).isCloseTo(1.5, within(1e-9));
        assertThat(counts.harmless()).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void theLatestWordOfACloserCounts() {
        ClosingCounts counts =
                count(List.of(closing(1, "one", Verdict.FALSE_ALARM, DAY_MS), closing(1, "one", Verdict.CONFIRMED, 0)));
        assertThat(counts).isEqualTo(new ClosingCounts(1, 0, 0));
    }

    @Test
    void laterClosingsAndTheOrderOfInputMakeNoDifference() {
        List<PastClosing> closings = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 200; i++) {
            Verdict verdict = pick(random, Verdict.values(), 3);
            closings.add(
                    closing(random.nextInt(20), "person" + random.nextInt(10), verdict, random.nextInt(100) * DAY_MS));
        }
        ClosingCounts before = count(closings);
        Collections.shuffle(closings, random);
        closings.add(closing(99, "later", Verdict.CONFIRMED, -DAY_MS));
        assertThat(count(closings)).isEqualTo(before);
    }

    private static ClosingCounts count(List<PastClosing> closings) {
        Map<SignalKind, ClosingCounts> counts = ClosingTally.count(closings, NOW_MS);
        assertThat(counts).containsOnlyKeys(KIND);
        return requireNonNull(counts.get(KIND));
    }

    private static PastClosing closing(int institution, String person, Verdict verdict, long ageMs) {
        return new PastClosing(KIND, institution, person, verdict, NOW_MS - ageMs);
    }

    /** One of the first {@code among} values. */
    private static <T> T pick(Random random, T[] values, int among) {
        return values[random.nextInt(among)];
    }
}
