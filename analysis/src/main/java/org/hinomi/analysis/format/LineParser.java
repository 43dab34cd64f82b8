// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

/**
 * Turns the lines of one file into rows, alerts and sightings. One thread only.
 *
 * <p>For every line it calls exactly one of {@link RecordSink#acceptSession}, {@link RecordSink#acceptAlert},
 * {@link RecordSink#acceptSighting}, {@link RecordSink#reject} and {@link RecordSink#skipHeader}, whatever the line holds; it never throws.
 */
public interface LineParser {

    /** Reads one line, {@code text[from..to)}, without its end ({@code \n} or {@code \r\n}); it is never blank. */
    void parse(byte[] text, int from, int to, RecordSink sink);

    /**
     * Takes as many lines at the begin of {@code text[from..to)} as it can read fast, and returns where it stopped:
     * behind the end of a line. What it does with a line is what {@link #parse} would do; lines that it does not take come
     * to that method. The first line begins at {@code from}; the last one may lack its end.
     */
    default int parseRun(byte[] text, int from, int to, RecordSink sink) {
        return from;
    }

    /**
     * The lines that, parsed first by a fresh parser, bring it into this one's state: the header lines in force, each
     * ended by {@code \n}. Empty for formats without a header.
     */
    String header();
}
