// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import org.hinomi.archive.segment.Durable;

/** Makes the run of a part again. Stateless: thread-safe. */
final class RunRebuild {

    private RunRebuild() {}

    static void rebuild(IndexFolder.Part part, PartSource parts) throws IOException {
        var draft = IndexFolder.draftOf(part.run());
        try (RunWriter run = RunWriter.open(draft, part.hourMs())) {
            parts.read(part.parquet(), (rows, order) -> run.add(rows, order, 0, rows.size()));
            run.seal();
        }
        Durable.rename(draft, part.run());
    }
}
