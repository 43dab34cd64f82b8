// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.hinomi.engine.element.Reading;
import org.jspecify.annotations.Nullable;

/**
 * Reads its files, always the one that is furthest behind in event time: rows that wait for the watermark downstream are
 * then one chunk a file instead of whole hours. All calls come from the task's one thread, so a snapshot always falls
 * between two chunks. Emits at most one chunk per call, which keeps checkpoint barriers quick.
 */
final class FolderReader implements SourceReader<Reading, FileSplit> {

    /** A backlog of thousands of files must not open them all. */
    private static final int MAX_OPEN_FILES = 64;

    /** Some 32,000 sessions, where so many wait: split by bucket they are still blocks of more than a hundred rows. */
    private static final int CHUNK_BYTES = 4 << 20;

    private final FolderSource.Settings settings;
    private final List<TailedFile> files = new ArrayList<>();
    private final Map<String, Long> idleSinceNs = new HashMap<>();
    private final Set<String> paused = new HashSet<>();
    private final byte[] chunk = new byte[CHUNK_BYTES];
    private final DiskRoom room;
    private boolean hasAllSplits;
    private CompletableFuture<Void> wakeUp = CompletableFuture.completedFuture(null);

    FolderReader(FolderSource.Settings settings) {
        this.settings = settings;
        this.room = new DiskRoom(Path.of(settings.target()), settings.leastFreeBytes());
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<Reading> output) throws IOException {
        if (!room.isLeft()) {
            wakeUpLater();
            return InputStatus.NOTHING_AVAILABLE;
        }
        for (TailedFile file = furthestBehind(); file != null; file = furthestBehind()) {
            List<Reading> readings = file.readChunk(chunk);
            for (Reading reading : readings) {
                output.createOutputForSplit(file.identity()).collect(reading, file.maxTimeMs());
            }
            if (file.isComplete()) {
                finish(file, output);
            } else if (!file.isOpen()) {
                idleSinceNs.put(file.identity(), System.nanoTime());
            }
            if (!readings.isEmpty()) {
                return InputStatus.MORE_AVAILABLE;
            }
        }
        if (hasAllSplits && files.isEmpty()) {
            return InputStatus.END_OF_INPUT;
        }
        wakeUpLater();
        return InputStatus.NOTHING_AVAILABLE;
    }

    /** No thread to own and close: the JDK's shared timer completes the future. */
    private void wakeUpLater() {
        wakeUp = new CompletableFuture<Void>()
                .completeOnTimeout(null, settings.pollInterval().toMillis(), TimeUnit.MILLISECONDS);
    }

    private @Nullable TailedFile furthestBehind() {
        boolean mayOpen = files.stream().filter(TailedFile::isOpen).count() < MAX_OPEN_FILES;
        TailedFile best = null;
        for (TailedFile file : files) {
            boolean isCandidate = (mayOpen || file.isOpen()) && !isIdle(file) && !paused.contains(file.identity());
            if (isCandidate && (best == null || file.maxTimeMs() < best.maxTimeMs())) {
                best = file;
            }
        }
        return best;
    }

    /** Whether a file had nothing more just now. */
    private boolean isIdle(TailedFile file) {
        Long sinceNs = idleSinceNs.get(file.identity());
        return sinceNs != null
                && System.nanoTime() - sinceNs < settings.pollInterval().toNanos();
    }

    private void finish(TailedFile file, ReaderOutput<Reading> output) throws IOException {
        file.close();
        files.remove(file);
        idleSinceNs.remove(file.identity());
        output.releaseOutputForSplit(file.identity()); // else its last watermark would hold all others back for ever
    }

    @Override
    public List<FileSplit> snapshotState(long checkpointId) {
        return files.stream().map(TailedFile::split).toList();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return wakeUp;
    }

    @Override
    public void addSplits(List<FileSplit> splits) {
        for (FileSplit split : splits) {
            files.add(new TailedFile(split, settings.isBounded()));
        }
        wakeUp.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        hasAllSplits = true;
        wakeUp.complete(null);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        paused.addAll(toPause);
        paused.removeAll(toResume);
    }

    @Override
    public void close() throws IOException {
        for (TailedFile file : files) {
            file.close();
        }
    }
}
