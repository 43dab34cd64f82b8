// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hinomi.engine.source.WatchedFolder;

/** {@code KilledEngine <input> <home> <signals>}: an engine in a process of its own, for killing. */
final class KilledEngine {

    private KilledEngine() {}

    public static void main(String[] args) throws Exception {
        SignalFile signals = new SignalFile(Path.of(args[2]));
        EngineSettings settings = EngineSettings.watching(
                        Path.of(args[1]), List.of(new WatchedFolder(args[0], World.SENSOR)))
                .withCheckpointInterval(Duration.ofMillis(300));
        Engine engine = Engine.start(settings, World.pipeline(), signals, counts -> {});
        throw new IllegalStateException("the job failed", engine.failure().get());
    }
}
