// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** What the operating system keeps of files in memory: brought in before a bench that is not about disks, or driven out. */
public final class PageCache {

    private static final int CHUNK_BYTES = 1 << 20;
    private static final int READ_ONLY = 0;

    /** {@code POSIX_FADV_DONTNEED} of Linux. */
    private static final int DONT_NEED = 4;

    private PageCache() {}

    /** Reads files once. */
    public static void bringIn(Collection<Path> files) throws IOException {
        byte[] chunk = new byte[CHUNK_BYTES];
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                int read;
                do {
                    read = in.read(chunk);
                } while (read >= 0);
            }
        }
    }

    /**
     * Drives files out, by {@code posix_fadvise(2)}, which needs no rights. Files must be written to disk by then.
     *
     * @return how it was done, empty where this system has no such call
     */
    @SuppressWarnings("restricted")
    public static Optional<String> driveOut(Collection<Path> files) {
        Linker linker = Linker.nativeLinker();
        Optional<MemorySegment> advise = linker.defaultLookup().find("posix_fadvise");
        Optional<MemorySegment> open = linker.defaultLookup().find("open");
        Optional<MemorySegment> close = linker.defaultLookup().find("close");
        if (advise.isEmpty() || open.isEmpty() || close.isEmpty()) {
            return Optional.empty();
        }
        Calls calls = new Calls(
                linker.downcallHandle(
                        open.get(),
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
                        Linker.Option.firstVariadicArg(2)),
                linker.downcallHandle(
                        advise.get(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_INT,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT)),
                linker.downcallHandle(close.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)));
        files.forEach(calls::driveOut);
        return Optional.of("posix_fadvise(POSIX_FADV_DONTNEED)");
    }

    private record Calls(MethodHandle open, MethodHandle advise, MethodHandle close) {

        void driveOut(Path file) {
            try (Arena arena = Arena.ofConfined()) {
                int descriptor = (int) open.invokeExact(arena.allocateFrom(file.toString()), READ_ONLY);
                if (descriptor < 0) {
                    throw new BenchFailure(file + " cannot be opened to be driven out of the page cache");
                }
                int result = (int) advise.invokeExact(descriptor, 0L, 0L, DONT_NEED);
                int _ = (int) close.invokeExact(descriptor);
                if (result != 0) {
                    throw new BenchFailure(file + ": posix_fadvise fails with error " + result);
                }
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new AssertionError("a call to the C library throws nothing", e);
            }
        }
    }
}
