// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/**
 * Keeps a home to one Hinomi at a time; the system lets go of it when the process ends, however it ends. Thread-safe.
 */
public final class HomeLock implements AutoCloseable {

    /**
     * Homes held in this process. A POSIX lock ends when its process closes <i>any</i> channel on the file, so a home that
     * is held here must not even be opened a second time.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path home;
    private final FileChannel channel;

    private HomeLock(Path home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /**
     * Takes the home, making the folder where it is not there.
     *
     * @throws HinomiException where another Hinomi holds it, with its process id
     */
    public static HomeLock take(Path home) {
        requireNonNull(home, "home");
        try {
            Path real = Files.createDirectories(home).toRealPath();
            if (!HELD.add(real)) {
                throw inUse(real, Long.toString(ProcessHandle.current().pid()));
            }
            return lock(real);
        } catch (IOException e) {
            throw new HinomiException(
                    ErrorCode.RESOURCE, home + " cannot be used as home: " + e + "; choose another folder", e);
        }
    }

    private static HomeLock lock(Path home) throws IOException {
        FileChannel channel = null;
        try {
            Path file = home.resolve("hinomi.lock");
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                throw inUse(home, Files.readString(file).strip());
            }
            String pid = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
            return new HomeLock(home, channel);
        } catch (IOException | RuntimeException e) {
            HELD.remove(home);
            if (channel != null) {
                channel.close();
            }
            throw e;
        }
    }

    private static HinomiException inUse(Path home, String pid) {
        return new HinomiException(
                ErrorCode.RESOURCE,
                home + " is in use by another Hinomi (process " + pid + "): stop that one, or choose another home");
    }

    /** The real path of the home that is held. */
    public Path home() {
        return home;
    }

    @Override
    public void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
            HELD.remove(home);
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.RESOURCE, "the lock of " + home + " cannot be let go: " + e, e);
        }
    }
}
