// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Writes the sessions that end within one hour, or a part of it, a file for each sensor. Ends are spread evenly with some chance; a
 * sensor sees the institutions whose number leaves its own when divided by the number of sensors. One thread only.
 */
final class BorderHour {

    private static final int BUFFER_BYTES = 1 << 20;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'conn.'yyyy-MM-dd-HH'.log'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final BorderLines lines;
    private final BorderDraws jitter;

    BorderHour(BorderNetwork network, long seed) {
        lines = new BorderLines(network, seed);
        jitter = new BorderDraws(~seed);
    }

    /**
     * A part of a span.
     *
     * @param fromMs its begin, milliseconds since the Unix epoch
     * @param toMs its end
     * @param sessions how many end in it
     */
    record Part(long fromMs, long toMs, long sessions) {}

    /** Writes a part; returns its files. */
    List<InputFile> write(Part part, int sensors, Path logs) throws IOException {
        List<SensorFile> files = new ArrayList<>();
        try {
            for (int sensor = 0; sensor < sensors; sensor++) {
                files.add(new SensorFile(logs, "sensor-" + (sensor + 1), part));
            }
            writeLines(part, files);
            List<InputFile> done = new ArrayList<>();
            for (SensorFile file : files) {
                done.add(file.finish(part));
            }
            return done;
        } finally {
            for (SensorFile file : files) {
                file.out.close();
            }
        }
    }

    private void writeLines(Part part, List<SensorFile> files) throws IOException {
        SensorFile[] bySensor = files.toArray(SensorFile[]::new);
        long lengthMicros = (part.toMs() - part.fromMs()) * 1000;
        double stepMicros = (double) lengthMicros / part.sessions();
        for (long i = 0; i < part.sessions(); i++) {
            double at = (i + (jitter.next() >>> 11) * 0x1p-53) * stepMicros;
            int institution = lines.draw();
            SensorFile file = bySensor[institution % bySensor.length];
            lines.write(file.room(), part.fromMs() * 1000 + (long) at);
            file.sessions++;
        }
    }

    /** One sensor's log of the part. */
    private static final class SensorFile {

        private final AsciiLine text = new AsciiLine(BUFFER_BYTES);
        private final MessageDigest digest = InputFile.newDigest();
        private final String name;
        private final OutputStream out;
        private long sizeBytes;
        private long sessions;

        SensorFile(Path logs, String sensor, Part part) throws IOException {
            name = sensor + "/" + NAME.format(Instant.ofEpochMilli(part.fromMs()));
            Path file = logs.resolve(name);
            Files.createDirectories(logs.resolve(sensor));
            out = Files.newOutputStream(file);
            text.add(BorderLines.header(part.fromMs()));
        }

        AsciiLine room() throws IOException {
            if (text.length() > BUFFER_BYTES - BorderLines.LONGEST_LINE_BYTES) {
                flush();
            }
            return text;
        }

        private void flush() throws IOException {
            out.write(text.text(), 0, text.length());
            digest.update(text.text(), 0, text.length());
            sizeBytes += text.length();
            text.clear();
        }

        InputFile finish(Part part) throws IOException {
            room().add(BorderLines.footer(part.toMs()));
            flush();
            return new InputFile(name, sizeBytes, sessions, HexFormat.of().formatHex(digest.digest()));
        }
    }
}
