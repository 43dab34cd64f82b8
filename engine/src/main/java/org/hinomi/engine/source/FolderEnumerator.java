// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.jspecify.annotations.Nullable;

/**
 * Lists the folders and deals files out to the readers. Runs in the job manager's coordinator thread; only
 * {@link #list()} runs in a worker thread, and it touches no field that changes.
 */
final class FolderEnumerator implements SplitEnumerator<FileSplit, FolderState> {

    private final SplitEnumeratorContext<FileSplit> context;
    private final FolderSource.Settings settings;
    private final Set<String> assigned;
    private final Deque<FileSplit> waiting;
    private boolean isListed;
    private int nextReader;

    FolderEnumerator(SplitEnumeratorContext<FileSplit> context, FolderSource.Settings settings, FolderState state) {
        this.context = context;
        this.settings = settings;
        this.assigned = new HashSet<>(state.assigned());
        this.waiting = new ArrayDeque<>(state.waiting());
    }

    @Override
    public void start() {
        if (settings.isBounded()) {
            context.callAsync(this::list, this::take);
            return;
        }
        context.callAsync(this::list, this::take, 0, settings.pollInterval().toMillis());
    }

    private List<ListedFile> list() throws IOException {
        return ListedFile.list(settings.folders());
    }

    private void take(List<ListedFile> files, @Nullable Throwable failure) {
        if (failure != null) {
            throw new UncheckedIOException(new IOException("cannot list " + settings.folders(), failure));
        }
        Set<String> known = new HashSet<>(assigned);
        waiting.forEach(split -> known.add(split.identity()));
        Set<String> listed = new HashSet<>();
        for (ListedFile file : files) {
            listed.add(file.identity());
            if (known.add(file.identity())) {
                waiting.add(FileSplit.atStart(file));
            }
        }
        assigned.retainAll(listed); // a deleted file's identity is free for another file, and the state stays bounded
        isListed = true;
        deal();
    }

    private void deal() {
        if (context.registeredReaders().size() < context.currentParallelism()) {
            return; // wait for all, else the first reader gets every file
        }
        while (!waiting.isEmpty()) {
            FileSplit split = waiting.remove();
            assigned.add(split.identity());
            context.assignSplit(split, nextReader++ % context.currentParallelism());
        }
        if (settings.isBounded() && isListed) {
            context.registeredReaders().keySet().forEach(context::signalNoMoreSplits);
        }
    }

    @Override
    public void addReader(int subtask) {
        deal();
    }

    /** Splits assigned since the last checkpoint come back when a reader fails, with the position they were dealt at. */
    @Override
    public void addSplitsBack(List<FileSplit> splits, int subtask) {
        splits.forEach(split -> assigned.remove(split.identity()));
        waiting.addAll(splits);
        deal();
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        // Readers never ask: files are dealt as they appear.
    }

    @Override
    public FolderState snapshotState(long checkpointId) {
        return new FolderState(new ArrayList<>(assigned), new ArrayList<>(waiting));
    }

    @Override
    public void close() {}
}
