// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.ingest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.hinomi.archive.SessionArchive;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.server.archive.ArchiveRoom;
import org.jspecify.annotations.Nullable;

/**
 * Compacts beside the reading, so that it is nearly done when the reading is, and sees that there is room. Where it fails, or
 * no room comes for a while, it has the reading stopped. Thread-safe after {@link #start}.
 */
final class Compaction implements AutoCloseable {

    /** Some checkpoints' worth: hour files of many millions of rows, and the next batch is read meanwhile. */
    private static final int SEGMENTS_A_BATCH = 4;

    private static final long PAUSE_MS = 500;

    private final SessionArchive archive;
    private final ArchiveRoom room;
    private final Duration patience;
    private final AtomicBoolean isStopping = new AtomicBoolean();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private @Nullable Thread thread;

    Compaction(SessionArchive archive, ArchiveRoom room, Duration patience) {
        this.archive = archive;
        this.room = room;
        this.patience = patience;
    }

    /** How the reading is stopped. */
    interface Reading {

        void stop() throws InterruptedException;
    }

    void start(Reading reading) {
        thread = Thread.ofPlatform().name("compaction").start(() -> run(reading));
    }

    private void run(Reading reading) {
        try {
            try {
                compactUntilStopped();
            } catch (RuntimeException e) {
                failure.set(e);
                reading.stop();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void compactUntilStopped() throws InterruptedException {
        long shortSinceNs = System.nanoTime();
        while (!isStopping.get()) {
            room.make();
            boolean isShort = room.isShort();
            archive.compact(isShort ? Long.MAX_VALUE : Long.MIN_VALUE, SEGMENTS_A_BATCH);
            if (!isShort) {
                shortSinceNs = System.nanoTime();
            } else if (System.nanoTime() - shortSinceNs >= patience.toNanos()) {
                throw new HinomiException(
                        ErrorCode.RESOURCE,
                        "the disk is nearly full (" + room.shortage()
                                + "): reading has stopped, what was read is kept. Free space, or let the archive delete its"
                                + " oldest days (--when-full oldest-first); the next call goes on from here");
            }
            Thread.sleep(PAUSE_MS);
        }
    }

    /** Passes on why it ended before its time, where it did. */
    void check() {
        RuntimeException cause = failure.get();
        if (cause != null) {
            throw cause;
        }
    }

    @Override
    public void close() {
        isStopping.set(true);
        try {
            if (thread != null) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
