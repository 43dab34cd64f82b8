// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.nio.file.Path;
import org.hinomi.archive.view.ArchiveView;
import picocli.CommandLine.Option;

/** {@code --home}, for commands that look into an archive. */
final class HomeOption {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            required = true,
            description = "The folder that Hinomi keeps everything in; it may run meanwhile.")
    private Path home = Path.of("");

    /** The archive's folder. */
    Path archive() {
        return home.resolve("archive");
    }

    /** The archive, for reading beside whoever writes it. */
    ArchiveView view() {
        return ArchiveView.open(archive());
    }
}
