// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.bench.simulate.scored.Staged.Standing;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoredWorldTest {

    private static final long SEED = 3;
    private static final ScoredWorld WEEK = WorldPlan.WEEK.play(SEED);

    @Test
    void theSameSeedGivesTheSameWorld() {
        ScoredWorld again = WorldPlan.WEEK.play(SEED);

        assertThat(again.sessions()).isEqualTo(WEEK.sessions());
        assertThat(again.staged()).isEqualTo(WEEK.staged());
    }

    @Test
    void tuningAndTestWorldsAreDifferent() {
        Set<Long> seeds = new HashSet<>(WorldSet.TUNING.seeds());

        assertThat(seeds).doesNotContainAnyElementsOf(WorldSet.TEST.seeds());
    }

    @Test
    void everythingStagedIsInTheLogs() {
        Set<List<IpAddress>> pairs = new HashSet<>();
        Set<IpAddress> ends = new HashSet<>();
        for (Session session : WEEK.sessions()) {
            pairs.add(List.of(session.src(), session.dst()));
            pairs.add(List.of(session.dst(), session.src()));
            ends.add(session.src());
            ends.add(session.dst());
        }

        for (Staged part : WEEK.staged()) {
            assertThat(ends).as(part.kind()).containsAll(part.hosts());
            if (!part.hosts().isEmpty() && !part.peers().isEmpty()) {
                assertThat(part.peers())
                        .as(part.kind())
                        .anySatisfy(
                                peer -> assertThat(part.hosts()).anyMatch(host -> pairs.contains(List.of(host, peer))));
            }
        }
    }

    @Test
    void attacksAreOnTheLastDayButForWhatIsSlow() {
        long lastDayMs = WEEK.startMs() + 4 * 86_400_000L;

        assertThat(WEEK.staged())
                .filteredOn(part ->
                        part.standing() == Standing.ATTACK && !part.kind().equals("slow"))
                .allSatisfy(part -> assertThat(part.endMs()).isGreaterThanOrEqualTo(lastDayMs));
    }

    @Test
    void badPeersComeFromTheSameRangesAsGoodOnes() {
        Set<Long> bad = new TreeSet<>();
        Set<Long> good = new TreeSet<>();
        for (Staged part : WEEK.staged()) {
            part.peers().forEach(peer -> (part.isHarmless() ? good : bad).add(peer.low() >>> 24 & 0xff));
        }

        assertThat(bad).isEqualTo(good);
    }

    @Test
    void logsNetworkAndTruthLieBesideEachOther(@TempDir Path folder) throws IOException {
        WEEK.write(folder);

        assertThat(folder.resolve("network.csv")).exists();
        assertThat(Files.readAllLines(folder.resolve("truth.jsonl"))).hasSameSizeAs(WEEK.staged());
        assertThat(folder.resolve("sessions")).isNotEmptyDirectory();
    }
}
