// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.util.FileUtils;

/** Brings the engine's folders in order while no engine runs on them. */
final class EngineFolders {

    private EngineFolders() {}

    /** What a killed run left in the temporary folder is never read again: Flink unpacks 20 MB into it at each start. */
    static void prepare(EngineSettings settings) throws IOException {
        if (Files.exists(settings.temporary())) {
            FileUtils.deleteDirectory(settings.temporary().toFile());
        }
        List<Path> folders = List.of(settings.checkpoints(), settings.temporary(), settings.segments());
        for (Path folder : folders) {
            Files.createDirectories(folder);
        }
        CheckpointFolder.prune(settings.checkpoints());
    }
}
