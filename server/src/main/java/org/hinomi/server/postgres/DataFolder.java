// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with the databases, and the superuser's password beside it. Only the holder of the home's lock may touch it. A
 * folder under its final name is whole: {@code initdb} works under another name.
 */
final class DataFolder {

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final String STOP_LIMIT_SEC = "60";
    private static final int SECRET_BYTES = 24;

    private final PostgresSettings settings;
    private final Path data;
    private final PostgresPrograms programs;

    DataFolder(PostgresSettings settings, PostgresPrograms programs) {
        this.settings = settings;
        this.data = settings.data();
        this.programs = programs;
    }

    /** Makes the folder the first time; afterwards checks it and ends a server that a killed Hinomi left on it. */
    void prepare() throws IOException {
        if (!Files.exists(data)) {
            create();
        }
        requireVersion();
        endLeftover();
    }

    private void create() throws IOException {
        Path fresh = data.resolveSibling("data.incomplete");
        PostgresBinaries.delete(fresh);
        Files.createDirectory(
                fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        long logBefore = programs.logSizeBytes();
        programs.settleOwner(fresh);
        Path passwordFile = writePassword(fresh);
        int exitCode = programs.run(
                fresh,
                "initdb",
                "--pgdata=" + fresh,
                "--username=" + EmbeddedPostgres.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums");
        if (exitCode != 0) {
            throw programs.failure(data + ": initdb failed with exit code " + exitCode, logBefore);
        }
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path writePassword(Path fresh) throws IOException {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        Path file = settings.passwordFile();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, HexFormat.of().formatHex(secret), StandardCharsets.US_ASCII, StandardOpenOption.DSYNC);
        Files.setOwner(file, Files.getOwner(fresh));
        return file;
    }

    String password() {
        try {
            return Files.readString(settings.passwordFile(), StandardCharsets.US_ASCII)
                    .strip();
        } catch (IOException e) {
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    settings.passwordFile() + " cannot be read (" + e + "): it is made with the data and belongs to it;"
                            + " restore it from the backup of " + settings.folder(),
                    e);
        }
    }

    private void requireVersion() throws IOException {
        Path file = data.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new HinomiException(
                    ErrorCode.RESOURCE, data + " is no PostgreSQL data folder: move it away, or choose another home");
        }
        String version = Files.readString(file).strip();
        if (!version.equals(PostgresBinaries.MAJOR_VERSION)) {
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    data + " was made by PostgreSQL " + version + ", and this Hinomi brings "
                            + PostgresBinaries.MAJOR_VERSION + ": run a PostgreSQL " + version
                            + " on it and name it in HINOMI_DB_URL, or move its data with pg_upgrade");
        }
    }

    private void endLeftover() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty()) { // A power cut came before its content; PostgreSQL would refuse it.
            Files.delete(pidFile);
            return;
        }
        Optional<ProcessHandle> holder = process(lines);
        if (holder.isPresent()) {
            endLeftover(holder.get(), pidFile);
        }
    }

    private static Optional<ProcessHandle> process(List<String> pidFileLines) {
        return ProcessHandle.of(Long.parseLong(pidFileLines.getFirst().strip()));
    }

    private void endLeftover(ProcessHandle holder, Path pidFile) throws IOException {
        Optional<String[]> arguments = holder.info().arguments();
        if (arguments.isEmpty() && !isZombie(holder.pid())) {
            return; // Not ours to see: PostgreSQL decides, and says why it refuses.
        }
        if (arguments.isPresent() && List.of(arguments.get()).contains(data.toString())) {
            LOG.warn("stopping the PostgreSQL that an earlier run left behind, process {}", holder.pid());
            stop();
        } else {
            // The number belongs to something else, as often after a reboot or in a new container, or to a dead process
            // that nobody has waited for. PostgreSQL would take either for a living server and refuse.
            Files.delete(pidFile);
        }
    }

    /** A dead process has no command line; every living one shows its own to everybody. */
    private static boolean isZombie(long pid) {
        try {
            return Files.readString(Path.of("/proc/" + pid + "/cmdline")).isEmpty();
        } catch (IOException e) {
            return false; // No such process any more, or no /proc.
        }
    }

    /** Stops the server on this folder: sessions are ended, everything is written. One that dies meanwhile has stopped. */
    void stop() throws IOException {
        long logBefore = programs.logSizeBytes();
        if (stop("fast") != 0 && isRunning() && stop("immediate") != 0 && isRunning()) {
            throw programs.failure(data + ": the PostgreSQL on this folder does not stop; end it by hand", logBefore);
        }
    }

    /** A server that was killed leaves its file behind, which {@code pg_ctl} takes for a server that does not stop. */
    private boolean isRunning() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
        return !lines.isEmpty()
                && process(lines).filter(holder -> !isZombie(holder.pid())).isPresent();
    }

    private int stop(String mode) throws IOException {
        return programs.run(data, "pg_ctl", "stop", "-D", data.toString(), "-m", mode, "-w", "-t", STOP_LIMIT_SEC);
    }

    /** Whether {@code pid} is the server on this folder and takes connections: it says so in its own file. */
    boolean isReady(long pid) {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }
}
