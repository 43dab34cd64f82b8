// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/**
 * The server's programs, unpacked once per version from the class path. A folder under its final name is whole: it is filled
 * under another name and then renamed.
 */
final class PostgresBinaries {

    /** Data folders of another major version cannot be opened. */
    static final String MAJOR_VERSION = "18";

    private static final Pattern JAR_VERSION = Pattern.compile("-(\\d+(?:\\.\\d+)+)\\.jar!");

    private PostgresBinaries() {}

    /**
     * Unpacks the programs under {@code parent} unless they are there; safe against others that do the same.
     *
     * @return the folder that holds {@code postgres}, {@code initdb} and {@code pg_ctl}
     */
    static Path unpack(Path parent) {
        URL archive = archive();
        Path folder = parent.resolve("bin-" + version(archive));
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(parent);
                unpack(archive, parent, folder);
            }
            return folder.resolve("bin");
        } catch (IOException e) {
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    folder + ": PostgreSQL cannot be unpacked here (" + e + "): make room, or choose another home",
                    e);
        }
    }

    private static void unpack(URL archive, Path parent, Path folder) throws IOException {
        Path fresh = Files.createTempDirectory(parent, "unpacking-");
        try {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            extract(archive, fresh);
            Files.move(fresh, folder);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) { // Otherwise another was faster, and its copy is as good.
                throw e;
            }
        } finally {
            delete(fresh);
        }
    }

    /** The archive does not name its version; its jar does. */
    private static String version(URL archive) {
        Matcher matcher = JAR_VERSION.matcher(archive.toString());
        return matcher.find() ? matcher.group(1) : MAJOR_VERSION;
    }

    private static URL archive() {
        String name = archiveName();
        URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    "no PostgreSQL for this machine is built in (" + name + "): name one in HINOMI_DB_URL");
        }
        return archive;
    }

    private static void extract(URL archive, Path target) throws IOException {
        try (InputStream packed = new BufferedInputStream(archive.openStream());
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
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

    /** Deletes a folder and all in it, if it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList().reversed()) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** The artifact's own names for system and processor. */
    private static String archiveName() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor = System.getProperty("os.arch");
        boolean isArm = processor.equals("aarch64") || processor.equals("arm64");
        return "postgres-" + system + "-" + (isArm ? "arm_64" : "x86_64") + ".txz";
    }
}
