// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Numbers of Linux's {@code /proc} (proc_pid_stat(5), proc_pid_status(5)); 0 on systems without. */
public final class Proc {

    /** The kernel's clock tick as programs see it: always 100 a second on Linux. */
    private static final double TICKS_PER_SEC = 100;

    private static final int UTIME = 14;
    private static final int CHILDREN_UTIME = 16;

    private Proc() {}

    /** The most memory that a process ever held, in bytes. */
    public static long peakRssBytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // It ended, perhaps while its file was read, or there is no /proc.
        }
    }

    /** Processor time of a living process, user and system, in seconds. */
    public static double cpuSec(long pid) {
        return ticks(Long.toString(pid), UTIME) / TICKS_PER_SEC;
    }

    /** Processor time of all ended children of this process, and of those that they waited for, in seconds. */
    static double childrenCpuSec() {
        return ticks("self", CHILDREN_UTIME) / TICKS_PER_SEC;
    }

    /** Bytes that a process has had fetched from disk. */
    public static long readBytes(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "io"))) {
            return lines.filter(line -> line.startsWith("read_bytes:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    /** A pair of user and system ticks; {@code field} is the first one's number in the manual. */
    private static long ticks(String process, int field) {
        try {
            String stat = Files.readString(Path.of("/proc", process, "stat"));
            // The name, field 2, stands in brackets and may hold blanks.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return Long.parseLong(fields[field - 3]) + Long.parseLong(fields[field - 2]);
        } catch (IOException e) {
            return 0;
        }
    }
}
