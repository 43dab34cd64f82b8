// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.hinomi.bench.harness.Commit;
import org.hinomi.bench.harness.Machine;
import org.hinomi.bench.harness.Report;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every bench is told: where its data are kept, and where its report goes. */
final class ReportOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where inputs and homes are kept between runs. Default: target/bench.")
    private @Nullable Path data;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where the report goes. Default: bench/results/NAME-DATE-COMMIT.json.")
    private @Nullable Path out;

    /** The source tree, as the launcher says. */
    static Path sources() {
        return Path.of(System.getProperty("hinomi.home", "")).toAbsolutePath();
    }

    /** The launcher, for benches that start the product. */
    static String launcher() {
        return System.getProperty("hinomi.launcher", sources().resolve("hinomi").toString());
    }

    Path data() {
        return (data == null ? sources().resolve("target/bench") : data).toAbsolutePath();
    }

    /** Says the report and writes it; a missed gate is a result, not a failure. */
    int publish(Report report, PrintWriter to) throws IOException {
        Instant now = Clock.systemUTC().instant();
        String commit = Commit.of(sources());
        Path file = out == null ? sources().resolve("bench/results").resolve(report.fileName(now, commit)) : out;
        report.write(file, now, commit, Machine.here());
        report.print(to);
        to.println("  report: " + file);
        to.flush();
        return 0;
    }
}
