// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hinomi.analysis.Formats;
import org.hinomi.analysis.format.Compression;
import org.hinomi.analysis.format.LogDecoder;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.model.format.Funnel;

/** Reads one log file to its end. */
public final class LogReader {

    /** What a file without a recognised format is called in reports. */
    public static final String NO_FORMAT = "unknown";

    private static final int CHUNK_BYTES = 1 << 20;

    private LogReader() {}

    /**
     * What came of a file.
     *
     * @param path the file
     * @param format id of its format, {@link #NO_FORMAT} where none was recognised
     * @param funnel its lines, counted
     * @param fault why reading stopped before the end (a damaged archive), empty where it did not
     */
    public record FileResult(Path path, String format, Funnel funnel, String fault) {}

    /**
     * Reads a file; what was read before a fault stays read.
     *
     * @param sensor the sensor that wrote it
     * @param blockRows see {@link LogDecoder}
     */
    public static FileResult read(Path path, String sensor, int blockRows, LogOutput out) {
        LogDecoder decoder = new LogDecoder(Formats.all(), sensor, blockRows, out);
        String fault = "";
        try (InputStream text = Compression.open(Files.newInputStream(path))) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (int read = text.read(chunk); read >= 0; read = text.read(chunk)) {
                decoder.feed(chunk, 0, read);
            }
        } catch (IOException e) {
            fault = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        }
        decoder.finish();
        return new FileResult(path, decoder.formatId().orElse(NO_FORMAT), decoder.funnel(), fault);
    }
}
