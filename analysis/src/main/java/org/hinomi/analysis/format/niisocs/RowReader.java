// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.niisocs;

import org.hinomi.analysis.format.CsvColumns;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.RecordSink;

/** Reads the rows of one kind under one header. One thread only. */
interface RowReader {

    /** Makes a reader for a header. */
    @FunctionalInterface
    interface Factory {
        RowReader open(CsvColumns columns, String sensor);
    }

    /** Hands the record to the sink or rejects the row; says whether it was accepted. */
    boolean read(CsvRow row, RecordSink sink);

    /** Reads plain lines fast, see {@link org.hinomi.analysis.format.LineParser#parseRun}. */
    default int readRun(byte[] text, int from, int to, RecordSink sink) {
        return from;
    }
}
