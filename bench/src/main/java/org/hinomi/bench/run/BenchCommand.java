// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hinomi bench}: the list of benches. */
@Command(
        name = "bench",
        description = "Measures Hinomi against its gates; a missed gate is a result and ends with 0.",
        mixinStandardHelpOptions = true,
        subcommands = {
            InputCommand.class,
            MatchCommand.class,
            DetectCommand.class,
            IngestCommand.class,
            DensityCommand.class,
            RetroOneCommand.class,
            RetroManyCommand.class,
            LiveCommand.class,
            TriageCommand.class,
            KernelsCommand.class,
            RivalsCommand.class,
            ScoreCommand.class,
            CountCommand.class
        },
        synopsisSubcommandLabel = "NAME",
        footerHeading = "%nGates on 2 cores, judged by the median of the runs:%n",
        footer = {
            "  ingest      100 M sessions: 2.0 M sessions/s (aim 4.0 M) without start-up, RSS at most 6 GB",
            "  match       10 M rows/s (aim 20 M)",
            "  detect      detectors over a day of 600 M sessions: at most 120 s on two cores (aim 60), 3 GB of state",
            "  density     at most 16 bytes a session (aim 11)",
            "  retro-one   one address over 90 days: p99 at most 500 ms (aim 20 ms), cold",
            "  retro-many  100 k indicators over 90 days: at most 60 s (aim 15 s)",
            "  live        20 k sessions/s and a burst of 200 k: p99 at most 5 s (aim 2 s), none lost",
            "  triage      20 k alerts/s grouped and scored (aim 100 k), on one core",
            "  score       what is asked of detection stands with each set: worlds, captures, ait-ads, damage"
        })
public final class BenchCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "the name of a bench is missing");
    }
}
