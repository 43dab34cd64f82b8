// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.sink;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.hinomi.archive.segment.SegmentFolder;
import org.hinomi.archive.segment.SegmentWriter;
import org.hinomi.engine.type.LayoutVersioned;
import org.hinomi.model.session.SessionBlock;
import org.jspecify.annotations.Nullable;

/**
 * Writes blocks into segments. A segment is visible exactly when the checkpoint that covers its rows is complete: the
 * writer seals a pending segment before the checkpoint, the committer makes it visible after. Flink stores the
 * pending names with the checkpoint and commits them again after a restart, so that must bear repetition, and does.
 *
 * @param folder of the segments
 * @param ends folder in which each task of a bounded run leaves a file when all that it read is committed
 * @param runId differs from run to run of the process; pending files of other runs are nobody's once this one commits
 */
public record SegmentSink(String folder, String ends, String runId)
        implements Sink<SessionBlock>, SupportsCommitter<PendingSegment> {

    @Override
    public SinkWriter<SessionBlock> createWriter(WriterInitContext context) {
        int subtask = context.getTaskInfo().getIndexOfThisSubtask();
        int attempt = context.getTaskInfo().getAttemptNumber();
        return new Writer(Path.of(folder), runId + "-" + subtask + "-" + attempt, Integer.toString(subtask));
    }

    @Override
    public Committer<PendingSegment> createCommitter(CommitterInitContext context) {
        return new RenameCommitter(Path.of(folder), Path.of(ends), runId + "-");
    }

    @Override
    public SimpleVersionedSerializer<PendingSegment> getCommittableSerializer() {
        return new LayoutVersioned<>(PendingSegment.PendingLayout.INSTANCE);
    }

    /** So many rows are sealed before the checkpoint, and the next segment begins: what is compacted at once stays bounded. */
    private static final int MOST_ROWS = 1_000_000;

    /** One thread only. Opens a file at the first block, so that a quiet interval leaves none. */
    private static final class Writer implements CommittingSinkWriter<SessionBlock, PendingSegment> {

        private final SegmentFolder folder;
        private final String prefix;
        private final String task;
        private final List<PendingSegment> pending = new ArrayList<>();
        private int number;
        private @Nullable SegmentWriter file;
        private boolean isAtEnd;

        Writer(Path folder, String prefix, String task) {
            this.folder = SegmentFolder.open(folder);
            this.prefix = prefix;
            this.task = task;
        }

        @Override
        public void write(SessionBlock block, Context context) throws IOException {
            if (file == null) {
                file = folder.create(prefix + "-" + number++);
            }
            file.append(block);
            if (file.rows() >= MOST_ROWS) {
                seal(file);
                file = null;
            }
        }

        private void seal(SegmentWriter full) throws IOException {
            var _ = full.seal();
            pending.add(new PendingSegment(full.name(), false));
        }

        @Override
        public void flush(boolean isEndOfInput) { // prepareCommit follows and does the work
            isAtEnd = isEndOfInput;
        }

        @Override
        public Collection<PendingSegment> prepareCommit() throws IOException {
            if (file != null) {
                seal(file);
                file = null;
            }
            if (isAtEnd) {
                pending.add(new PendingSegment(task, true));
            }
            List<PendingSegment> taken = List.copyOf(pending);
            pending.clear();
            return taken;
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }

    /** One thread only. */
    private static final class RenameCommitter implements Committer<PendingSegment> {

        private final Path folder;
        private final Path ends;
        private final String ownPrefix;
        private boolean hasDeletedOrphans;

        RenameCommitter(Path folder, Path ends, String ownPrefix) {
            this.folder = folder;
            this.ends = ends;
            this.ownPrefix = ownPrefix;
        }

        @Override
        public void commit(Collection<CommitRequest<PendingSegment>> requests) throws IOException {
            for (CommitRequest<PendingSegment> request : requests) {
                PendingSegment pending = request.getCommittable();
                if (pending.isEnd()) {
                    Files.createDirectories(ends);
                    Files.writeString(ends.resolve(pending.name()), "");
                    continue;
                }
                SegmentFolder.open(folder).commit(pending.name());
                if (pending.name().startsWith(ownPrefix) && !hasDeletedOrphans) {
                    deleteOrphans();
                    hasDeletedOrphans = true;
                }
            }
        }

        /**
         * All tasks commit what they restored before the first checkpoint of a run; what other runs left pending after
         * one belongs to no checkpoint.
         */
        private void deleteOrphans() throws IOException {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + PendingSegment.SUFFIX)) {
                for (Path file : files) {
                    if (!String.valueOf(file.getFileName()).startsWith(ownPrefix)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }

        @Override
        public void close() {}
    }
}
