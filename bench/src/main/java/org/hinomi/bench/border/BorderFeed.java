// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sensors that go on writing: one growing log each. One thread only. */
public final class BorderFeed implements Closeable {

    private static final int BUFFER_BYTES = 1 << 20;

    private final BorderLines lines;
    private final List<AsciiLine> texts = new ArrayList<>();
    private final List<OutputStream> logs = new ArrayList<>();

    /** Begins the log of each sensor, in a folder of its own. */
    public BorderFeed(BorderNetwork network, long seed, List<Path> folders, long nowMs) throws IOException {
        lines = new BorderLines(network, seed);
        for (Path folder : folders) {
            Files.createDirectories(folder);
            logs.add(Files.newOutputStream(folder.resolve("conn.log")));
            texts.add(new AsciiLine(BUFFER_BYTES).add(BorderLines.header(nowMs)));
        }
    }

    /** Adds a session that ended at this time, microseconds since the Unix epoch. */
    public void addSession(long endMicros) throws IOException {
        int sensor = lines.draw() % texts.size();
        lines.write(room(sensor), endMicros);
    }

    /** Adds a line made elsewhere, with its end. */
    public void addLine(int sensor, byte[] line) throws IOException {
        room(sensor).add(line);
    }

    private AsciiLine room(int sensor) throws IOException {
        AsciiLine text = texts.get(sensor);
        if (text.length() > BUFFER_BYTES - BorderLines.LONGEST_LINE_BYTES) {
            flush(sensor);
        }
        return text;
    }

    private void flush(int sensor) throws IOException {
        AsciiLine text = texts.get(sensor);
        logs.get(sensor).write(text.text(), 0, text.length());
        text.clear();
    }

    /** Writes what has been added. */
    public void flush() throws IOException {
        for (int sensor = 0; sensor < logs.size(); sensor++) {
            flush(sensor);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        for (OutputStream log : logs) {
            log.close();
        }
    }
}
