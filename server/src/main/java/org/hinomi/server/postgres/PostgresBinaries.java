// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/** The server's programs, unpacked once from the class path. */
final class PostgresBinaries {

    private PostgresBinaries() {}

    /**
     * Unpacks the programs into {@code folder} unless they are there; safe against other processes that do the same.
     *
     * @return the folder that holds {@code postgres} and {@code initdb}
     */
    static Path unpack(Path folder) {
        Path programs = folder.resolve("bin");
        if (Files.isExecutable(programs.resolve("postgres"))) {
            return programs;
        }
        try {
            Files.createDirectories(folder.getParent());
            Path fresh = Files.createTempDirectory(folder.getParent(), "unpacking-");
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            extract(fresh);
            moveInto(fresh, folder);
            return programs;
        } catch (IOException e) {
            throw new HinomiException(
                    ErrorCode.RESOURCE, folder + ": PostgreSQL cannot be unpacked here: " + e.getMessage(), e);
        }
    }

    private static void moveInto(Path fresh, Path folder) throws IOException {
        try {
            Files.move(fresh, folder);
        } catch (FileAlreadyExistsException | AtomicMoveNotSupportedException e) {
            if (!Files.isExecutable(folder.resolve("bin").resolve("postgres"))) {
                throw e;
            }
        }
    }

    private static void extract(Path target) throws IOException {
        String name = resourceName();
        try (InputStream resource = PostgresBinaries.class.getResourceAsStream("/" + name)) {
            if (resource == null) {
                throw new HinomiException(
                        ErrorCode.RESOURCE,
                        "no PostgreSQL for this machine is built in (" + name + "); name one in HINOMI_DB_URL");
            }
            TarArchiveInputStream tar =
                    new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(resource)));
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(entry, tar, target);
            }
        }
    }

    private static void extract(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("an entry leaves the folder: " + entry.getName());
        }
        Files.createDirectories(entry.isDirectory() ? path : path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (!entry.isDirectory()) {
            Files.copy(content, path);
            boolean isProgram = (entry.getMode() & 0111) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(isProgram ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    /** The artifact's own names for system and processor. */
    private static String resourceName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch");
        boolean isArm = processor.equals("aarch64") || processor.equals("arm64");
        return "postgres-" + system + "-" + (isArm ? "arm_64" : "x86_64") + ".txz";
    }
}
