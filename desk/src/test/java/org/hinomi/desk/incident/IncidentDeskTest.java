// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hinomi.desk.incident.HistoryEntry.Act;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

class IncidentDeskTest {

    private static final long SEED = 11;
    private static final IpAddress HOST = IpAddress.parse("192.0.2.10").orElseThrow();
    private static final IpAddress OTHER_HOST = IpAddress.parse("192.0.2.11").orElseThrow();
    private static final long NOW = 1_000_000;

    private final MemoryIncidentStore store = new MemoryIncidentStore();
    private DamageRung damage = DamageRung.DELIVERED;
    private int judged;
    private final IncidentDesk desk = new IncidentDesk(store, (host, signals) -> {
        judged++;
        return judgement(damage, signals.size());
    });

    private static Judgement judgement(DamageRung damage, int signals) {
        int urgency = damage.compareTo(DamageRung.PROBED) > 0 ? 40 : 5;
        LocalText text = new LocalText("理由" + signals, "reason " + signals);
        return new Judgement(
                "test", damage, List.of(), List.of(new Reason("r", Reason.Score.URGENCY, urgency, text)), text);
    }

    private static Signal signal(IpAddress host, String id, long count, String... causes) {
        return new Signal(
                id,
                "test",
                host,
                1,
                List.of(causes).stream().map(CauseKey::new).toList(),
                List.of(),
                10,
                20 + count,
                count,
                new Evidence.OddSize(host, 1, 2, 3, 4, 5, 6));
    }

    private void accept(Signal signal) {
        store.put(signal);
        assertThat(desk.accept(List.of(signal), NOW)).isNotNull();
    }

    @Test
    void signalsOfOneHostAndCauseAreOneIncident() {
        accept(signal(HOST, "a", 1, "peer:1"));
        accept(signal(HOST, "b", 1, "peer:1"));
        accept(signal(HOST, "c", 1, "peer:2"));
        accept(signal(OTHER_HOST, "d", 1, "peer:1"));
        assertThat(store.all()).hasSize(3);
        assertThat(store.signals(1)).extracting(Signal::id).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aSignalThatTiesTwoIncidentsMergesThemIntoTheOlder() {
        accept(signal(HOST, "a", 1, "peer:1"));
        accept(signal(HOST, "b", 1, "peer:2"));
        accept(signal(HOST, "c", 1, "peer:1", "peer:2"));
        assertThat(store.signals(1)).hasSize(3);
        assertThat(store.find(2).orElseThrow().isCollected()).isTrue();
        assertThat(store.acts(1)).contains(Act.MERGED);
    }

    /** Judging reads the archive, which is most of the desk's time. */
    @Test
    void whatIsNewIsJudgedOnceAndWhatGrowsOnceMore() {
        List<Signal> signals =
                List.of(signal(HOST, "a", 1, "peer:1"), signal(HOST, "b", 1, "peer:1"), signal(HOST, "c", 1, "peer:2"));
        signals.forEach(store::put);
        desk.accept(signals, NOW);
        assertThat(judged).as("two incidents").isEqualTo(2);
        accept(signal(HOST, "d", 1, "peer:1"));
        assertThat(judged).isEqualTo(3);
        assertThat(store.find(1).orElseThrow().judgement().title().en()).isEqualTo("reason 3");
    }

    @Test
    void theSameSignalAgainChangesNothing() {
        accept(signal(HOST, "a", 1, "peer:1"));
        Incident before = store.find(1).orElseThrow();
        accept(signal(HOST, "a", 1, "peer:1"));
        assertThat(store.all()).containsExactly(before);
    }

    @Test
    void whatAsksForNobodyIsCollectedUntilMoreComes() {
        damage = DamageRung.PROBED;
        accept(signal(HOST, "a", 1, "peer:1"));
        assertThat(store.find(1).orElseThrow().isCollected()).isTrue();
        damage = DamageRung.EXECUTED;
        accept(signal(HOST, "a", 2, "peer:1"));
        assertThat(store.find(1).orElseThrow().status()).isEqualTo(IncidentStatus.OPEN);
        assertThat(store.acts(1)).containsExactly(Act.COLLECTED, Act.REOPENED);
    }

    @Test
    void aPersonsVerdictStaysAndAHigherRungIsAMatterOfItsOwn() {
        accept(signal(HOST, "a", 1, "peer:1"));
        assertThat(desk.close(1, FinalReport.of(Closing.HARMLESS, "a research server of a partner"), "Saeki", NOW))
                .isEqualTo(Outcome.DONE);
        accept(signal(HOST, "a", 2, "peer:1"));
        assertThat(store.all()).hasSize(1);
        damage = DamageRung.COMMAND_AND_CONTROL;
        accept(signal(HOST, "a", 3, "peer:1"));
        assertThat(store.find(1).orElseThrow().closing()).contains(Closing.HARMLESS);
        assertThat(store.find(2).orElseThrow().follows()).isEqualTo(1);
    }

    @Test
    void aClosingThatIsTakenBackIsForgottenAndTheIncidentComesBack() {
        accept(signal(HOST, "a", 1, "peer:1"));
        desk.close(1, FinalReport.of(Closing.FALSE_ALARM, "the sensor was wrong"), "Saeki", NOW);
        assertThat(store.reports()).containsKey(1L);
        assertThat(desk.takeBack(1, "too short", "Mori", NOW)).isEqualTo(Outcome.REASON_MISSING);
        assertThat(desk.takeBack(1, "it was a real server", "Mori", NOW)).isEqualTo(Outcome.DONE);
        assertThat(store.reports()).isEmpty();
        assertThat(store.find(1).orElseThrow().status()).isEqualTo(IncidentStatus.OPEN);
        assertThat(store.acts(1)).containsExactly(Act.OPENED, Act.CLOSED, Act.TAKEN_BACK);
        assertThat(desk.takeBack(1, "it was a real server", "Mori", NOW)).isEqualTo(Outcome.NOT_ALLOWED);
    }

    @Test
    void whatWasCollectedWithoutAPersonCannotBeTakenBack() {
        damage = DamageRung.PROBED;
        accept(signal(HOST, "a", 1, "peer:1"));
        assertThat(desk.takeBack(1, "nobody closed this one", "Mori", NOW)).isEqualTo(Outcome.NOT_ALLOWED);
    }

    @Test
    void aNoticeOverTheBudgetLeavesItsReasonInTheHistory() {
        accept(signal(HOST, "a", 1, "peer:1"));
        assertThat(desk.notified(1, "Saeki", "HN-20260401-000001", "three hosts of one campaign", NOW))
                .isEqualTo(Outcome.DONE);
        assertThat(store.acts(1)).containsExactly(Act.OPENED, Act.NOTIFIED, Act.BUDGET_OVERRIDDEN);
    }

    @Test
    void actsThatDoNotFitAreRefused() {
        accept(signal(HOST, "a", 1, "peer:1"));
        assertThat(desk.close(1, FinalReport.of(Closing.HARMLESS, "short"), "Saeki", NOW))
                .isEqualTo(Outcome.REASON_MISSING);
        assertThat(desk.close(1, FinalReport.of(Closing.AUTOMATIC, "a reason that is long enough"), "Saeki", NOW))
                .isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(desk.release(1, "Saeki", NOW)).isEqualTo(Outcome.NOT_ALLOWED);
        assertThat(desk.take(9, "Saeki", NOW)).isEqualTo(Outcome.NOT_FOUND);
        assertThat(desk.take(1, "Saeki", NOW)).isEqualTo(Outcome.DONE);
        assertThat(desk.close(1, FinalReport.of(Closing.FALSE_ALARM, "the sensor was wrong"), "Saeki", NOW))
                .isEqualTo(Outcome.DONE);
        assertThat(desk.take(1, "Saeki", NOW)).isEqualTo(Outcome.NOT_ALLOWED);
    }

    @Test
    void groupsDoNotDependOnTheOrderOfSignals() {
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            signals.add(signal(i % 2 == 0 ? HOST : OTHER_HOST, "s" + i, 1, "peer:" + i % 7, "peer:" + i % 5));
        }
        List<List<Signal>> expected = SignalGrouping.group(signals);
        Random random = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(signals, random);
            assertThat(SignalGrouping.group(signals))
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(expected);
        }
    }

    @Test
    void withdrawnSignalsBelongToNoGroup() {
        assertThat(SignalGrouping.group(List.of(signal(HOST, "a", 0, "peer:1"))))
                .isEmpty();
    }
}
