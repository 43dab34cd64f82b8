// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.jspecify.annotations.Nullable;

/** Keeps a data folder to one Hinomi at a time; the system lets go of it when the process ends, however it ends. */
public final class HomeLock implements AutoCloseable {

    private final FileChannel channel;

    private HomeLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the folder, making it where it is not there.
     *
     * @throws HinomiException where another Hinomi holds it, with its process id
     */
    public static HomeLock take(Path home) {
        Path file = home.resolve("hinomi.lock");
        try {
            Files.createDirectories(home);
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new HinomiException(
                        ErrorCode.RESOURCE,
                        home + " is in use by another Hinomi (process "
                                + Files.readString(file).strip() + "): stop that one, or choose another home");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new HomeLock(channel);
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.RESOURCE, home + " cannot be used as home: " + e, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.RESOURCE, "the home’s lock cannot be let go: " + e, e);
        }
    }
}
