// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.jspecify.annotations.Nullable;

/** Keeps a second process out of an archive; the system lets go of it when the process ends, however it ends. */
final class ArchiveLock implements AutoCloseable {

    private static final String NAME = "archive.lock";

    private final FileChannel channel;

    private ArchiveLock(FileChannel channel) {
        this.channel = channel;
    }

    static ArchiveLock take(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve(NAME), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    "archive " + folder + " is in use by another Hinomi: stop that one, or name another folder");
        }
        return new ArchiveLock(channel);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // this process has it open already
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
