// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A log that a sensor writes, as a row of files: each period has its own. What reaches a file is always whole lines. One
 * thread only.
 */
public final class LogFile implements Closeable {

    private static final int FLUSH_BYTES = 64 << 10;

    private final Path folder;
    private final String stem;
    private final String extension;
    private final LineFormat<?> frame;
    private final Style style;
    private final ByteText text = new ByteText();

    private long periodMs;
    private long period;
    private @Nullable OutputStream out;
    private @Nullable Path hidden;
    private @Nullable Path shown;

    /**
     * How files come to be.
     *
     * @param compression how they are packed
     * @param periodMs how much time a file holds
     * @param isShownWhenComplete whether a file appears, by renaming, when it is complete; else it grows in place
     */
    public record Style(Compression compression, long periodMs, boolean isShownWhenComplete) {}

    /** @param frame gives the files' first and last lines */
    public LogFile(Path folder, String stem, String extension, LineFormat<?> frame, Style style) {
        this.folder = folder;
        this.stem = stem;
        this.extension = extension;
        this.frame = frame;
        this.style = style;
        periodMs = style.periodMs();
    }

    /** Where the next record's line goes; the file of that time is open then. */
    ByteText at(long timeMs) throws IOException {
        if (text.length() > FLUSH_BYTES) {
            flush();
        }
        if (out != null && Math.floorDiv(timeMs, periodMs) > period) {
            close(timeMs);
        }
        if (out == null) {
            open(timeMs);
        }
        return text;
    }

    /** Ends the file at hand when its period is over. */
    public void tick(long nowMs) throws IOException {
        if (out != null && Math.floorDiv(nowMs, periodMs) > period) {
            close(nowMs);
        }
    }

    /** From now on a file holds so much time. */
    public void changePeriod(long newPeriodMs, long nowMs) throws IOException {
        close(nowMs);
        periodMs = newPeriodMs;
    }

    /** Hands all lines so far to the system. */
    public void flush() throws IOException {
        if (out != null) {
            text.writeTo(out);
            out.flush();
        }
    }

    private void open(long timeMs) throws IOException {
        Files.createDirectories(folder);
        period = Math.floorDiv(timeMs, periodMs);
        Path path = freePath(timeMs);
        Path growing = style.isShownWhenComplete() ? folder.resolve("." + path.getFileName() + ".part") : path;
        out = style.compression()
                .around(Files.newOutputStream(growing, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        shown = path;
        hidden = growing;
        frame.addHeader(text, timeMs);
    }

    private Path freePath(long timeMs) {
        String stamp = JapanTime.addStamp(new ByteText(), timeMs).toString();
        String suffix = extension + style.compression().suffix();
        Path path = folder.resolve(stem + "." + stamp + suffix);
        for (int i = 2; Files.exists(path); i++) {
            path = folder.resolve(stem + "." + stamp + "-" + i + suffix);
        }
        return path;
    }

    private void close(long timeMs) throws IOException {
        if (out == null) {
            return;
        }
        frame.addFooter(text, timeMs);
        text.writeTo(out);
        out.close();
        out = null;
        if (hidden != null && shown != null && !hidden.equals(shown)) {
            Files.move(hidden, shown, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Ends the file at hand; its last line says the end of its period. */
    @Override
    public void close() throws IOException {
        close(periodMs == Long.MAX_VALUE ? 0 : (period + 1) * periodMs);
    }
}
