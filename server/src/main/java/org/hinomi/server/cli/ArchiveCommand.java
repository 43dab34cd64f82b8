// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.hinomi.archive.CompactionReport;
import org.hinomi.archive.SessionArchive;
import org.hinomi.archive.index.ArchiveIndex;
import org.hinomi.archive.index.IndexProblem;
import org.hinomi.archive.index.MergeReport;
import org.hinomi.archive.index.ProgressListener;
import org.hinomi.archive.parquet.PartReader;
import org.hinomi.archive.view.ArchiveCheck;
import org.hinomi.archive.view.ArchiveView;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.server.cli.OutputOption.Output;
import org.hinomi.server.search.ArchiveText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hinomi archive}: looks after the session archive. */
@Command(
        name = "archive",
        description = "Looks after the session archive. A running Hinomi compacts and expires by itself.",
        mixinStandardHelpOptions = true)
final class ArchiveCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        CommandLine line =
                java.util.Objects.requireNonNull(spec, "picocli sets the spec").commandLine();
        line.usage(line.getOut());
    }

    @Command(
            name = "status",
            description = "Counts what is held; beside a running Hinomi too.",
            mixinStandardHelpOptions = true)
    int status(@Mixin HomeOption home, @Option(names = "--output", defaultValue = "table") Output output) {
        PrintWriter out = Streams.out(spec);
        try (ArchiveView archive = home.view()) {
            if (output == Output.json) {
                out.print(ArchiveText.json(archive.status()) + "\n");
            } else {
                ArchiveText.print(archive.status(), out);
            }
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "verify",
            description = {
                "Reads everything: checksums of segments, columns and order of hour files, the index and what it says.",
                "Beside a running Hinomi too. Ends with 5 where something is damaged."
            },
            mixinStandardHelpOptions = true)
    int verify(@Mixin HomeOption home, @Option(names = "--output", defaultValue = "table") Output output) {
        PrintWriter out = Streams.out(spec);
        ArchiveCheck check;
        try (ArchiveView archive = home.view();
                ArchiveIndex index = ArchiveIndex.open(archive.folder());
                SearchBar bar = new SearchBar()) {
            check = ArchiveCheck.of(archive, bar).with(index.verify(ProgressListener.NONE));
        } catch (IOException e) {
            throw failure(home, e);
        }
        if (output == Output.json) {
            out.print(ArchiveText.json(check) + "\n");
        } else {
            ArchiveText.print(check, out);
        }
        out.flush();
        return check.isWhole() ? 0 : ErrorCode.RESOURCE.exitCode();
    }

    @Command(
            name = "compact",
            description = "Turns all segments into hour files now; while no Hinomi runs.",
            mixinStandardHelpOptions = true)
    int compact(@Mixin HomeOption home, @Option(names = "--output", defaultValue = "table") Output output) {
        PrintWriter out = Streams.out(spec);
        CompactionReport report;
        try (SessionArchive archive = open(home)) {
            report = archive.compact(Long.MAX_VALUE, 1);
        }
        if (output == Output.json) {
            out.print(ArchiveText.json("segments", report.segments(), "sessions", report.rows()) + "\n");
        } else {
            out.println(report.segments() + " segments with " + report.rows() + " sessions became " + report.hourFiles()
                    + " hour files.");
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "expire",
            description = {
                "Deletes what is older than the retention time, and records it in archive/deletions.log;",
                "while no Hinomi runs."
            },
            mixinStandardHelpOptions = true)
    int expire(
            @Mixin HomeOption home,
            @Option(
                            names = "--keep-days",
                            paramLabel = "N",
                            defaultValue = "90",
                            description = "Days to keep; default ${DEFAULT-VALUE}.")
                    int keepDays,
            @Option(names = "--output", defaultValue = "table") Output output) {
        if (keepDays < 1) {
            throw new HinomiException(ErrorCode.USAGE, "--keep-days " + keepDays + ": allowed is a number from 1");
        }
        PrintWriter out = Streams.out(spec);
        long nowMs = Clock.systemUTC().millis();
        long limitMs = nowMs - Duration.ofDays(keepDays).toMillis();
        int files;
        try (SessionArchive archive = open(home)) {
            files = archive.expire(limitMs, nowMs);
        }
        if (output == Output.json) {
            out.print(ArchiveText.json("files", files, "keptDays", keepDays) + "\n");
        } else {
            out.println(files + " files with nothing after " + Instant.ofEpochMilli(limitMs) + " were deleted.");
        }
        out.flush();
        return 0;
    }

    @Command(
            name = "rebuild-index",
            description = "Makes the index again from the hour files; while no Hinomi runs.",
            mixinStandardHelpOptions = true)
    int rebuildIndex(@Mixin HomeOption home, @Option(names = "--output", defaultValue = "table") Output output) {
        PrintWriter out = Streams.out(spec);
        List<MergeReport> days;
        try (SessionArchive archive = open(home);
                ArchiveIndex index = ArchiveIndex.open(home.archive());
                PartReader parts = new PartReader(home.archive());
                SearchBar bar = new SearchBar()) {
            requireNonNull(archive, "the lock is held meanwhile");
            days = index.rebuild(index.daysMs(), parts, bar::advance);
        } catch (IOException | SQLException e) {
            throw failure(home, e);
        }
        List<IndexProblem> problems =
                days.stream().flatMap(day -> day.problems().stream()).toList();
        PrintWriter err = Streams.err(spec);
        problems.forEach(problem -> err.println(problem.file() + ": " + problem.what()));
        err.flush();
        long addresses = days.stream().mapToLong(MergeReport::addresses).sum();
        if (output == Output.json) {
            out.print(ArchiveText.json("days", days.size(), "addresses", addresses) + "\n");
        } else {
            out.println("The index of " + days.size() + " days was made again; it holds " + addresses + " addresses.");
        }
        out.flush();
        return problems.isEmpty() ? 0 : ErrorCode.RESOURCE.exitCode();
    }

    private static HinomiException failure(HomeOption home, Exception e) {
        return new HinomiException(
                ErrorCode.RESOURCE, "the index of " + home.archive() + " cannot be used: " + e.getMessage(), e);
    }

    /** The owner's door, which makes an archive where there is none: here there must be one. */
    private static SessionArchive open(HomeOption home) {
        if (!Files.isDirectory(SessionArchive.segmentsOf(home.archive()))) {
            throw new HinomiException(ErrorCode.BAD_INPUT, home.archive() + ": holds no session archive");
        }
        return SessionArchive.open(home.archive());
    }
}
