// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

/** Measures what a piece of work in this process costs. One thread only. */
public final class Stopwatch {

    private final long pid = ProcessHandle.current().pid();
    private final long startNanos = System.nanoTime();
    private final double startCpuSec = Proc.cpuSec(pid);

    private Stopwatch() {}

    public static Stopwatch start() {
        return new Stopwatch();
    }

    public Cost stop() {
        double wallSec = (System.nanoTime() - startNanos) / 1e9;
        return new Cost(wallSec, Proc.cpuSec(pid) - startCpuSec, Proc.peakRssBytes(pid));
    }
}
