// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file as a listing shows it.
 *
 * @param folder the watched folder
 * @param path where it is
 * @param identity device and inode, which outlive a new name; the path where the file system has none
 * @param modifiedMs when it was last written
 */
record ListedFile(WatchedFolder folder, Path path, String identity, long modifiedMs) {

    /** Old files first: rows wait for those that are behind them. */
    private static final Comparator<ListedFile> ORDER =
            Comparator.comparingLong(ListedFile::modifiedMs).thenComparing(ListedFile::path);

    /** All files in and below the folders, the oldest first. Names with a dot in front are still being copied in. */
    static List<ListedFile> list(List<WatchedFolder> folders) throws IOException {
        List<ListedFile> files = new ArrayList<>();
        for (WatchedFolder folder : folders) {
            try (Stream<Path> tree = Files.walk(Path.of(folder.folder()))) {
                for (Path path : tree.filter(ListedFile::isWanted).toList()) {
                    add(folder, path, files);
                }
            } catch (java.io.UncheckedIOException e) {
                throw e.getCause();
            }
        }
        files.sort(ORDER);
        return files;
    }

    private static boolean isWanted(Path path) {
        Path name = path.getFileName();
        return name != null && !name.toString().startsWith(".") && Files.isRegularFile(path);
    }

    private static void add(WatchedFolder folder, Path path, List<ListedFile> files) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            files.add(new ListedFile(
                    folder,
                    path,
                    identity(folder, path, attributes),
                    attributes.lastModifiedTime().toMillis()));
        } catch (NoSuchFileException e) {
            // Moved away since it was listed: the next listing shows it under its new name.
        }
    }

    /** The identity of the file that is at a path now. */
    static String identity(WatchedFolder folder, Path path) throws IOException {
        return identity(folder, path, Files.readAttributes(path, BasicFileAttributes.class));
    }

    private static String identity(WatchedFolder folder, Path path, BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        return folder.sensor() + '|' + (key == null ? path.toString() : key.toString());
    }
}
