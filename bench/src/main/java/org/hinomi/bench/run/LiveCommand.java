// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.border.BorderSettings;
import org.hinomi.bench.harness.Report;
import org.hinomi.bench.live.LiveBench;
import org.hinomi.bench.live.Schedule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench live}. */
@Command(
        name = "live",
        description =
                "The running system under load and a burst: from when a record is due to its signal in the database.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LiveCommand implements Callable<Integer> {

    /** 20 k a second for 10 minutes, and 200 k a second for one. */
    private static final long SPOKEN_OF = 20_000 * 600 + 200_000 * 60;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--rate", paramLabel = "N", description = "Sessions a second. Default: ${DEFAULT-VALUE}.")
    private long rate = 20_000;

    @Option(names = "--seconds", paramLabel = "SEC", description = "How long. Default: ${DEFAULT-VALUE}.")
    private long seconds = 600;

    @Option(
            names = "--burst-rate",
            paramLabel = "N",
            description = "Sessions a second of the burst in the middle. Default: ${DEFAULT-VALUE}.")
    private long burstRate = 200_000;

    @Option(names = "--burst-seconds", paramLabel = "SEC", description = "Its length. Default: ${DEFAULT-VALUE}.")
    private long burstSeconds = 60;

    @Option(
            names = "--warm-up-seconds",
            paramLabel = "SEC",
            description = "Before all, at the usual rate, left out of the latencies. Default: ${DEFAULT-VALUE}.")
    private long warmUpSeconds = 30;

    @Option(
            names = "--probes",
            paramLabel = "N",
            description = "Sessions a second that must each give a signal. Default: ${DEFAULT-VALUE}.")
    private int probes = 10;

    @Option(
            names = "--drain-seconds",
            paramLabel = "SEC",
            description = "How long to wait for the last signal. Default: ${DEFAULT-VALUE}.")
    private long drainSeconds = 120;

    @Option(names = "--no-retro", description = "Without the retro search beside it.")
    private boolean isWithoutRetro;

    @Option(
            names = "--retro-home",
            paramLabel = "DIR",
            description = "The home that the retro search looks into, such as one that bench ingest --keep left."
                    + " Default: the live one, which holds this play alone.")
    private @Nullable Path retroHome;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        PrintWriter out = spec.commandLine().getOut();
        BorderInput lists = InputOptions.make(BorderSettings.USUAL.withSessions(1000), report.data(), out);
        LiveBench.Settings settings = new LiveBench.Settings(
                schedule(), probes, drainSeconds, !isWithoutRetro, retroHome == null ? LiveBench.OWN_HOME : retroHome);
        LiveBench.Outcome outcome = new LiveBench(ReportOptions.launcher(), report.data(), settings).play(lists);
        return report.publish(
                new Report(
                                "live",
                                List.of(LiveBench.LATENCY, LiveBench.LOST),
                                options(),
                                List.of(),
                                List.of(outcome.measured()),
                                outcome.notes())
                        .warnIfLess(rate * seconds + burstRate * burstSeconds, SPOKEN_OF, "records"),
                out);
    }

    private Schedule schedule() {
        long before = seconds / 2;
        return new Schedule(List.of(
                new Schedule.Phase("warm-up", rate, warmUpSeconds),
                new Schedule.Phase("before the burst", rate, before),
                new Schedule.Phase("burst", burstRate, burstSeconds),
                new Schedule.Phase("after the burst", rate, seconds - before)));
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("rate", Long.toString(rate));
        options.put("seconds", Long.toString(seconds));
        options.put("burst-rate", Long.toString(burstRate));
        options.put("burst-seconds", Long.toString(burstSeconds));
        options.put("warm-up-seconds", Long.toString(warmUpSeconds));
        options.put("probes", Integer.toString(probes));
        options.put("retro", isWithoutRetro ? "none" : retroHome == null ? "the live home" : retroHome.toString());
        return options;
    }
}
