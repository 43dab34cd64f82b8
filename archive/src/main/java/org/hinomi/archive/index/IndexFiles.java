// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Keeps what was read of the files asked for lately, so that the next lookup reads pages alone. Thread-safe. */
final class IndexFiles {

    /** Some 10 MB; 90 full days are 90 files. */
    private static final int MAX_FILES = 1000;

    private final Map<Path, Held> held = new LinkedHashMap<>(64, 0.75f, true);

    private record Held(String stamp, IndexFile file) {}

    /** The file as it is now; kept by size, time and number, because a rebuilt run has the old one's name. */
    IndexFile load(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        String stamp = attributes.size() + " " + attributes.lastModifiedTime().toInstant() + " "
                + Objects.toString(attributes.fileKey());
        synchronized (held) {
            Held known = held.get(path);
            if (known != null && known.stamp.equals(stamp)) {
                return known.file;
            }
        }
        IndexFile file = IndexFile.load(path);
        synchronized (held) {
            held.put(path, new Held(stamp, file));
            if (held.size() > MAX_FILES) {
                Iterator<Path> oldest = held.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
        return file;
    }

    void clear() {
        synchronized (held) {
            held.clear();
        }
    }
}
