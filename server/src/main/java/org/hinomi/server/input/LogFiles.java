// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.input;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/**
 * Finds the log files under the paths of a call.
 *
 * @param files the files to read, each once, in the order of their paths
 * @param skipped files that are left alone: truth files of a simulator, which no product code opens
 */
public record LogFiles(List<Path> files, List<Path> skipped) {

    /** What a simulator writes beside its logs. Opening it would be looking at the answer. */
    private static final String TRUTH_FILE = "truth.jsonl";

    public LogFiles {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
    }

    /**
     * Looks through files and folders, folders to any depth; hidden files are left out.
     *
     * @param except files that the call names for another purpose
     * @throws HinomiException where a path does not exist or cannot be read
     */
    public static LogFiles find(Collection<Path> paths, Collection<Path> except) {
        Set<Path> found = new TreeSet<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new HinomiException(ErrorCode.BAD_INPUT, path + ": no such file or folder");
            }
            addFiles(path, found);
        }
        Set<Path> others = new TreeSet<>();
        except.forEach(path -> others.add(path.toAbsolutePath().normalize()));
        found.removeIf(path -> others.contains(path.toAbsolutePath().normalize()));
        List<Path> truth = new ArrayList<>();
        found.removeIf(path -> path.getFileName().toString().equals(TRUTH_FILE) && truth.add(path));
        return new LogFiles(List.copyOf(found), truth);
    }

    private static void addFiles(Path path, Set<Path> found) {
        try (Stream<Path> walk = Files.walk(path)) {
            walk.filter(Files::isRegularFile)
                    .filter(file -> file.equals(path) || !isHidden(path, file))
                    .forEach(found::add);
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.BAD_INPUT, path + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static boolean isHidden(Path root, Path file) {
        for (Path part : root.relativize(file)) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    /** The size of all files on disk, in bytes; a file that vanished counts 0. */
    public long sizeBytes() {
        return files.stream().mapToLong(LogFiles::sizeOf).sum();
    }

    /** The size of one file on disk, in bytes; 0 where it vanished. */
    public static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
