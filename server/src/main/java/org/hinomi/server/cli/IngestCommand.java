// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hinomi.analysis.Pipeline;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.config.Configuration.ArchiveLimits;
import org.hinomi.server.ingest.Ingest;
import org.hinomi.server.input.LogFiles;
import org.hinomi.server.input.LogReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code hinomi ingest}: logs into a home's archive, at full speed, without portal and database. */
@Command(
        name = "ingest",
        description =
                "Loads log files into the archive of a home, and returns when hour files and index are complete. "
                        + "A file whose content has been loaded before adds nothing; a call that was killed goes on with the next.",
        mixinStandardHelpOptions = true)
final class IngestCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private LogOptions logs = new LogOptions();

    @Option(
            names = "--home",
            paramLabel = "DIR",
            required = true,
            description = "Where the archive is kept: the home of 'hinomi start', while that does not run.")
    private Path home = Path.of("");

    @Option(
            names = "--registry",
            paramLabel = "DIR",
            description = "Folder with country and AS tables, see 'hinomi analyse --help'.")
    private @Nullable Path registry;

    @Option(
            names = "--sensor",
            paramLabel = "NAME",
            defaultValue = "files",
            description = "Name of the sensor that wrote the files; default ${DEFAULT-VALUE}.")
    private String sensor = "files";

    @Option(
            names = "--least-free-mb",
            paramLabel = "MB",
            description =
                    "Reading pauses while the home's disk has fewer megabytes left, and stops where no room comes; the next "
                            + "call goes on. 0: never. Default ${DEFAULT-VALUE}.")
    private int leastFreeMegabytes = ArchiveLimits.DEFAULT.leastFreeMegabytes();

    @Option(
            names = "--when-full",
            paramLabel = "stop|oldest-first",
            description =
                    "Whether the archive's oldest days are deleted before reading has to pause; today and yesterday "
                            + "stay. Default ${DEFAULT-VALUE}.",
            converter = WhenFullConverter.class)
    private WhenFull whenFull = WhenFull.STOP;

    /** As {@code archive.when-full} in the configuration of {@code hinomi start}. */
    private enum WhenFull {
        STOP,
        OLDEST_FIRST;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static final class WhenFullConverter implements ITypeConverter<WhenFull> {

        @Override
        public WhenFull convert(String value) {
            return Arrays.stream(WhenFull.values())
                    .filter(one -> one.toString().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + value + "'; allowed: stop, oldest-first"));
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = Streams.out(spec);
        PrintWriter err = Streams.err(spec);
        long startNs = System.nanoTime();
        Pipeline pipeline = logs.pipeline(logs.institutions(), registry, err);
        LogFiles files = logs.files(List.of(), err);
        Ingest.Result result;
        try (Progress progress = Progress.counting("reading", "records")) {
            result = Ingest.run(home, files.files(), pipeline, sensor, limits(), new Growth(progress)::to);
        }
        print(result, out);
        out.printf("%.1f s%n", Duration.ofNanos(System.nanoTime() - startNs).toMillis() / 1000.0);
        out.flush();
        err.flush();
        return 0;
    }

    private ArchiveLimits limits() {
        return new ArchiveLimits(
                ArchiveLimits.DEFAULT.keepDays(), leastFreeMegabytes, whenFull == WhenFull.OLDEST_FIRST);
    }

    private static void print(Ingest.Result result, PrintWriter out) {
        if (result.resumedFiles() > 0) {
            out.printf("A run that had been killed was finished first: %d files.%n", result.resumedFiles());
        }
        result.loadedBefore().forEach(path -> out.println(path + ": loaded before, adds nothing"));
        out.printf("%12s%12s%12s  %-22s%s%n", "OFFERED", "ACCEPTED", "REJECTED", "FORMAT", "FILE");
        result.counts().forEach(counts -> print(counts, out));
        long offered = result.counts().stream().mapToLong(IntakeCounts::offered).sum();
        long accepted =
                result.counts().stream().mapToLong(IntakeCounts::accepted).sum();
        out.printf("%12d%12d%12d  %-22s%s%n", offered, accepted, offered - accepted, "all", "(all files)");
        out.printf("signals: %d%s%n", result.signals().size(), byDetector(result.signals()));
    }

    private static void print(IntakeCounts counts, PrintWriter out) {
        String format = counts.format().isEmpty() ? LogReader.NO_FORMAT : counts.format();
        out.printf(
                "%12d%12d%12d  %-22s%s%s%n",
                counts.offered(),
                counts.accepted(),
                counts.offered() - counts.accepted(),
                format,
                counts.source(),
                reasons(counts));
    }

    private static String reasons(IntakeCounts counts) {
        Map<RejectReason, Long> reasons = new TreeMap<>(counts.rejected());
        return reasons.isEmpty()
                ? ""
                : reasons.entrySet().stream()
                        .map(entry -> entry.getKey().id() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", "  [", "]"));
    }

    private static String byDetector(List<Signal> signals) {
        Map<String, Long> counts = signals.stream()
                .filter(signal -> !signal.isWithdrawn())
                .collect(Collectors.groupingBy(Signal::detector, TreeMap::new, Collectors.counting()));
        return counts.isEmpty()
                ? ""
                : counts.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining(", ", " (", ")"));
    }

    /** Turns counts that grow file by file into steps of one bar. */
    private static final class Growth {

        private final Progress progress;
        private final Map<String, Long> known = new HashMap<>();

        Growth(Progress progress) {
            this.progress = progress;
        }

        synchronized void to(IntakeCounts counts) {
            Long before = known.put(counts.source(), counts.offered());
            progress.advance(counts.offered() - (before == null ? 0 : before));
        }
    }
}
