// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.hinomi.archive.RandomSessions;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.session.SessionBlock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentTest {

    private static final long SEED = 7;

    @TempDir
    Path dir;

    private SegmentFolder folder;

    @BeforeEach
    void open() {
        folder = SegmentFolder.open(dir);
    }

    @Test
    void committedRowsComeBackInOrderWithoutRecordIds() throws IOException {
        SessionBlock first = block(10);
        SessionBlock second = block(20);
        seal("a", first, second);
        folder.commit("a");
        List<SessionBlock> back = blocks();
        assertThat(back).extracting(SessionBlock::size).containsExactly(30); // small blocks are gathered
        assertThat(back.getFirst().session(3).src()).isEqualTo(first.session(3).src());
        assertThat(back.getFirst().session(13).src())
                .isEqualTo(second.session(3).src());
        assertThat(back.getFirst().recordId()[13]).isZero();
    }

    @Test
    void theInfoTellsRowsTimesAndHours() throws IOException {
        SessionBlock block = block(50);
        seal("a", block);
        folder.commit("a");
        SegmentInfo info = SegmentReader.info(folder.committed().getFirst());
        long[] starts = Arrays.copyOf(block.startMs(), 50);
        assertThat(info.rows()).isEqualTo(50);
        assertThat(info.leastStartMs()).isEqualTo(Arrays.stream(starts).min().orElseThrow());
        assertThat(info.mostStartMs()).isEqualTo(Arrays.stream(starts).max().orElseThrow());
        assertThat(info.hoursMs())
                .containsExactlyElementsOf(Arrays.stream(starts)
                        .map(SegmentInfo::hourOf)
                        .distinct()
                        .sorted()
                        .boxed()
                        .toList());
    }

    @Test
    void pendingSegmentsAreNotRead() throws IOException {
        seal("a", block(5));
        assertThat(folder.committed()).isEmpty();
    }

    @Test
    void commitBearsRepetition() throws IOException {
        seal("a", block(5));
        folder.commit("a");
        folder.commit("a");
        assertThat(rows()).isEqualTo(5);
    }

    @Test
    void commitAfterTheBatchIsGoneIsFine() throws IOException {
        seal("a", block(5));
        folder.commit("a");
        Batch batch = new Batch("b1", List.of("a"), List.of());
        folder.take(batch);
        assertThat(folder.committed()).isEmpty();
        assertThatCode(() -> folder.commit("a")).doesNotThrowAnyException();
        folder.finish(batch);
        assertThatCode(() -> folder.commit("a")).doesNotThrowAnyException();
        assertThat(folder.takenBatches()).isEmpty();
    }

    @Test
    void aMissingSegmentOfACheckpointIsSaid() {
        assertThatThrownBy(() -> folder.commit("never"))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining("never")
                .hasMessageContaining("missing");
    }

    @Test
    void abortRemovesOnlyWhatNoCheckpointKnows() throws IOException {
        seal("known", block(5));
        seal("orphan", block(5));
        seal("done", block(5));
        folder.commit("done");
        assertThat(folder.abortUnknown(Set.of("known"))).containsExactly("orphan");
        folder.commit("known");
        assertThat(rows()).isEqualTo(10);
    }

    @Test
    void aPendingFileCutAnywhereCannotBeCommitted() throws IOException {
        seal("whole", block(3), block(2));
        byte[] bytes = Files.readAllBytes(dir.resolve("whole.pending"));
        for (int cut = 0; cut < bytes.length; cut++) {
            Path torn = dir.resolve("torn.pending");
            Files.write(torn, Arrays.copyOf(bytes, cut));
            assertThatThrownBy(() -> folder.commit("torn")).as("cut at " + cut).isInstanceOf(HinomiException.class);
            assertThat(folder.committed()).isEmpty();
        }
        folder.abortUnknown(Set.of("whole"));
        folder.commit("whole");
        assertThat(rows()).isEqualTo(5);
    }

    @Test
    void aChangedByteIsNeverReadAsData() throws IOException {
        seal("a", block(3));
        folder.commit("a");
        Path file = folder.committed().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        for (int at = 0; at < bytes.length - SegmentFormat.TRAILER_BYTES; at++) {
            byte[] changed = bytes.clone();
            changed[at] ^= 0x10;
            Files.write(file, changed);
            assertThatThrownBy(() -> SegmentReader.read(file, block -> {}))
                    .as("byte " + at)
                    .isInstanceOf(HinomiException.class);
        }
    }

    private static SessionBlock block(int rows) {
        return new RandomSessions(SEED + rows).block("border-1", rows, 3);
    }

    private void seal(String name, SessionBlock... blocks) throws IOException {
        try (SegmentWriter writer = folder.create(name)) {
            for (SessionBlock block : blocks) {
                writer.append(block);
            }
            writer.seal();
        }
    }

    private List<SessionBlock> blocks() {
        List<SessionBlock> blocks = new ArrayList<>();
        folder.committed().forEach(file -> SegmentReader.read(file, blocks::add));
        return blocks;
    }

    private int rows() {
        return blocks().stream().mapToInt(SessionBlock::size).sum();
    }
}
