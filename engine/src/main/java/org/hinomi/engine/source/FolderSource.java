// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.hinomi.engine.element.Reading;
import org.hinomi.engine.type.LayoutVersioned;

/**
 * Reads folders once (bounded) or watches them for ever. One split a file; its state fits either mode. The classes of
 * splits are this package's own: Flink only carries them.
 */
public final class FolderSource implements Source<Reading, FileSplit, FolderState> {

    private final Settings settings;

    /**
     * What to read and how.
     *
     * @param folders what to read
     * @param isBounded whether to end when all that is there now has been read
     * @param pollInterval how often to look for new files and new lines
     * @param target folder on the disk that sessions go to
     * @param leastFreeBytes reading pauses while that disk has less; 0 for never
     */
    public record Settings(
            List<WatchedFolder> folders, boolean isBounded, Duration pollInterval, String target, long leastFreeBytes)
            implements Serializable {

        public Settings {
            folders = List.copyOf(folders);
        }
    }

    public FolderSource(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Boundedness getBoundedness() {
        return settings.isBounded() ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<Reading, FileSplit> createReader(SourceReaderContext context) {
        return new FolderReader(settings);
    }

    @Override
    public SplitEnumerator<FileSplit, FolderState> createEnumerator(SplitEnumeratorContext<FileSplit> context) {
        return restoreEnumerator(context, FolderState.EMPTY);
    }

    @Override
    public SplitEnumerator<FileSplit, FolderState> restoreEnumerator(
            SplitEnumeratorContext<FileSplit> context, FolderState state) {
        return new FolderEnumerator(context, settings, state);
    }

    @Override
    public SimpleVersionedSerializer<FileSplit> getSplitSerializer() {
        return new LayoutVersioned<>(FileSplitLayout.INSTANCE);
    }

    @Override
    public SimpleVersionedSerializer<FolderState> getEnumeratorCheckpointSerializer() {
        return new LayoutVersioned<>(FolderStateLayout.INSTANCE);
    }
}
