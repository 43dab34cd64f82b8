// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Path;
import org.hinomi.archive.rows.SessionRows;

/** Reads the rows of a Parquet part, for an index that is made again. */
public interface PartSource {

    /** Gives all rows of a part in the file's order, some thousand at a time. */
    void read(Path part, Rows to) throws IOException;

    /** Takes rows. */
    interface Rows {

        /** Takes all rows of the table, in the order of {@code order}; the caller uses both again afterwards. */
        void accept(SessionRows rows, int[] order) throws IOException;
    }
}
