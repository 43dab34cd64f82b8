// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/** Calls {@code initdb}, {@code pg_ctl} and {@code postgres}, and reads what they said in their common log. */
final class PostgresPrograms {

    private static final int LOG_TAIL_BYTES = 2000;

    private final Path programs;
    private final Path log;

    PostgresPrograms(Path programs, Path log) throws IOException {
        this.programs = programs;
        this.log = log;
        if (!Files.exists(log)) {
            Files.createFile(log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }

    /** Runs a program to its end; not interruptible, since a broken-off stop would leave a server behind. */
    int run(Path data, String program, String... arguments) throws IOException {
        return launch(data, program, arguments).onExit().join().exitValue();
    }

    Process launch(Path data, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(ChildCommand.of(data, command))
                .directory(programs.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // English messages, which we read; no PG* variable of the caller may change what we say.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("TZ", "UTC");
        return builder.start();
    }

    /** Gives a new folder to the user that the programs will run as; most often that is its owner already. */
    void settleOwner(Path data) throws IOException {
        ChildCommand.of(data, List.of(programs.resolve("postgres").toString()));
    }

    long logSizeBytes() throws IOException {
        return Files.size(log);
    }

    /** The end of what was logged after the log had {@code fromBytes}. */
    String logSince(long fromBytes) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(Math.min(fromBytes, file.length()), file.length() - LOG_TAIL_BYTES);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }

    HinomiException failure(String what, long fromBytes) {
        return new HinomiException(
                ErrorCode.RESOURCE, what + "; what PostgreSQL said, from " + log + ":\n" + logSince(fromBytes));
    }
}
