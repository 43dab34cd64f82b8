// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hinomi.analysis.triage.Triage;
import org.hinomi.bench.harness.Measured;
import org.hinomi.bench.harness.Report;
import org.hinomi.bench.triage.AlertInput;
import org.hinomi.bench.triage.TriageBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench triage}. */
@Command(
        name = "triage",
        description = "Alerts to grouped and scored incidents, on one core of this process.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TriageCommand implements Callable<Integer> {

    /** A day of the network that we build for. */
    private static final int USUAL_ALERTS = 600_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Option(names = "--alerts", paramLabel = "N", description = "Alerts of a day. Default: ${DEFAULT-VALUE}.")
    private int alerts = USUAL_ALERTS;

    @Option(names = "--hosts", paramLabel = "N", description = "Inside hosts. Default: ${DEFAULT-VALUE}.")
    private int hosts = 20_000;

    @Option(names = "--signatures", paramLabel = "N", description = "Signatures. Default: ${DEFAULT-VALUE}.")
    private int signatures = 2_000;

    @Option(
            names = "--batch",
            paramLabel = "N",
            description = "Alerts between two checkpoints. Default: ${DEFAULT-VALUE}, one second at the gate.")
    private int batch = 20_000;

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all chance. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--runs", paramLabel = "N", description = "Passes that count. Default: ${DEFAULT-VALUE}.")
    private int runs = 3;

    @Option(names = "--warm-ups", paramLabel = "N", description = "Passes before them. Default: ${DEFAULT-VALUE}.")
    private int warmUps = 1;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        TriageBench bench = new TriageBench(new AlertInput.Settings(alerts, hosts, signatures, seed), batch);
        List<Measured> measured = bench.run(warmUps, runs);
        Map<String, String> options = new LinkedHashMap<>();
        options.put("alerts", Integer.toString(alerts));
        options.put("hosts", Integer.toString(hosts));
        options.put("signatures", Integer.toString(signatures));
        options.put("batch", Integer.toString(batch));
        options.put("seed", Long.toString(seed));
        options.put("rules", Triage.RULES);
        return report.publish(
                new Report(
                                "triage",
                                List.of(TriageBench.RATE),
                                options,
                                List.of(),
                                measured,
                                List.of(
                                        "one thread; sessions come from memory, so the archive's time is not in it",
                                        "an incident is judged anew for each batch that changes it"))
                        .warnIfLess(alerts, USUAL_ALERTS, "alerts"),
                out);
    }
}
