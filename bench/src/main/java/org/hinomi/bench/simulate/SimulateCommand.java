// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hinomi.bench.simulate.attack.Screenplay;
import org.hinomi.bench.simulate.live.LiveRun;
import org.hinomi.bench.simulate.live.LiveSettings;
import org.hinomi.bench.simulate.world.World;
import org.hinomi.bench.simulate.writer.Compression;
import org.hinomi.bench.simulate.writer.SensorFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Reads what is wanted from the command line. */
@Command(
        name = "simulate",
        description = "Write what the sensors of a small network would log, with the truth beside it.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class SimulateCommand implements Callable<Integer> {

    private static final int MOST_DAYS = 366;

    /** At a hundred times the usual every seventh session has an alert. */
    private static final int MOST_NOISE = 100;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder for the logs.")
    private Path out = Path.of("");

    @Option(names = "--seed", paramLabel = "S", description = "Seed of all chance. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--sessions", paramLabel = "N", description = "Sessions to write, attacks included.")
    private long sessions;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "What the sensor is: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.",
            converter = FormatConverter.class)
    private SensorFormat format = SensorFormat.ZEEK;

    @Option(names = "--days", paramLabel = "D", description = "Length of the span in days.")
    private int days;

    @Option(names = "--minutes", paramLabel = "M", description = "Length of the span in minutes. Default: 60.")
    private int minutes;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "Begin of the span, ISO 8601 with offset. Default: ${DEFAULT-VALUE}.")
    private String start = "2026-04-01T00:00:00+09:00";

    @Option(names = "--institutions", paramLabel = "N", description = "4 to 24. Default: ${DEFAULT-VALUE}.")
    private int institutions = 20;

    @Option(
            names = "--ipv6-share",
            paramLabel = "SHARE",
            description = "Share of sessions over IPv6, 0 to 1. Default: ${DEFAULT-VALUE}.")
    private double ipv6Share = 0.08;

    @Option(
            names = "--compress",
            paramLabel = "KIND",
            description = "How logs are packed: gz, zst, none. Default: none.")
    private Compression compression = Compression.NONE;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Times all attacks are played. Default: ${DEFAULT-VALUE}.")
    private int rounds = Screenplay.Choices.USUAL.rounds();

    @Option(
            names = "--look-alikes",
            paramLabel = "N",
            description = "Harmless look-alikes in each round. Default: ${DEFAULT-VALUE}.")
    private int lookAlikes = Screenplay.Choices.USUAL.lookAlikes();

    @Option(
            names = "--vary-order",
            description = "Let the seed choose which session of the size-class attack is the odd one, and whose.")
    private boolean isOrderVaried;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description =
                    "Where the truth goes. Default: truth.jsonl in DIR; with --live, truth/truth.jsonl beside DIR.")
    private @Nullable Path truth;

    @Option(names = "--live", description = "Play against the clock until stopped.")
    private boolean isLive;

    @Option(names = "--rate", paramLabel = "R", description = "Live: sessions a second. Default: ${DEFAULT-VALUE}.")
    private double rate = 50;

    @Option(names = "--duration", paramLabel = "SEC", description = "Live: stop after so many seconds. 0: never.")
    private long durationSec;

    @Option(
            names = "--history-hours",
            paramLabel = "H",
            description = "Live: hours before the start that are written at once. Default: ${DEFAULT-VALUE}.")
    private int historyHours = 6;

    @Option(
            names = "--history-sessions",
            paramLabel = "N",
            description = "Live: sessions in that history. Default: ${DEFAULT-VALUE}.")
    private long historySessions = 120_000;

    @Option(
            names = "--history-rounds",
            paramLabel = "N",
            description = "Live: times all attacks are played in that history. Default: ${DEFAULT-VALUE}.")
    private int historyRounds;

    @Option(
            names = "--history-noise",
            paramLabel = "TIMES",
            description = "Live: ordinary alerts in that history, times the usual. Default: ${DEFAULT-VALUE}.")
    private double historyNoise = 1;

    @Override
    public Integer call() throws IOException {
        check(institutions >= 4 && institutions <= World.MOST_MEMBERS, "--institutions", "4 to " + World.MOST_MEMBERS);
        check(ipv6Share >= 0 && ipv6Share <= 1, "--ipv6-share", "0 to 1");
        check(rounds >= 0 && rounds <= Screenplay.Choices.MOST_ROUNDS, "--rounds", "0 to 20");
        check(lookAlikes >= 0, "--look-alikes", "0 or more");
        return isLive ? playLive() : writeSpan();
    }

    private int writeSpan() throws IOException {
        check(sessions > 0, "--sessions", "1 or more");
        check(days >= 0 && days <= MOST_DAYS, "--days", "1 to " + MOST_DAYS);
        check(minutes >= 0 && minutes <= MOST_DAYS * 1440, "--minutes", "1 to " + MOST_DAYS * 1440);
        check(days == 0 || minutes == 0, "--days", "given without --minutes");
        check(
                isFree(out.resolve("sessions")) && isFree(out.resolve("alerts")),
                "--out",
                "a folder without earlier logs");
        long startMs = startMs();
        Duration span = days > 0 ? Duration.ofDays(days) : Duration.ofMinutes(minutes > 0 ? minutes : 60);
        Simulation.Settings settings = new Simulation.Settings(
                seed,
                sessions,
                startMs,
                startMs + span.toMillis(),
                institutions,
                ipv6Share,
                format,
                compression,
                choices());
        Simulation.Result result;
        try {
            result = Simulation.write(settings, out, truth == null ? out.resolve("truth.jsonl") : truth);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        print("%,d sessions (%,d of them scripted), %,d alerts, truth about %,d hosts, %s format, in %s"
                .formatted(result.sessions(), result.scripted(), result.alerts(), result.truths(), format, out));
        return 0;
    }

    private int playLive() throws IOException {
        check(rate > 0 && rate <= 100_000, "--rate", "more than 0, at most 100000");
        check(durationSec >= 0, "--duration", "0 or more");
        check(historyHours >= 0 && historyHours <= 24 * MOST_DAYS, "--history-hours", "0 to " + 24 * MOST_DAYS);
        check(historySessions >= 0, "--history-sessions", "0 or more");
        check(
                historyRounds >= 0 && historyRounds <= Screenplay.Choices.MOST_ROUNDS,
                "--history-rounds",
                "0 to " + Screenplay.Choices.MOST_ROUNDS);
        check(historyNoise >= 0 && historyNoise <= MOST_NOISE, "--history-noise", "0 to " + MOST_NOISE);
        Path truthFile =
                truth == null ? out.toAbsolutePath().resolveSibling("truth").resolve("truth.jsonl") : truth;
        LiveSettings settings = new LiveSettings(
                seed,
                rate,
                durationSec,
                Duration.ofHours(historyHours),
                historySessions,
                historyRounds,
                historyNoise,
                institutions,
                ipv6Share,
                choices());
        return LiveRun.untilStopped(settings, out, truthFile, this::print);
    }

    private Screenplay.Choices choices() {
        return new Screenplay.Choices(rounds, lookAlikes, isOrderVaried);
    }

    private long startMs() {
        try {
            return OffsetDateTime.parse(start).toInstant().toEpochMilli();
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--start: a time such as 2026-04-01T00:00:00+09:00, not " + start, e);
        }
    }

    private static boolean isFree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private void check(boolean isRight, String option, String allowed) {
        if (!isRight) {
            throw new ParameterException(spec.commandLine(), option + " must be " + allowed);
        }
    }

    private void print(String line) {
        PrintWriter writer = spec.commandLine().getOut();
        writer.println(line);
        writer.flush();
    }
}
