// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.archive.query.ScanTable;
import org.hinomi.archive.view.ArchiveView;
import org.hinomi.archive.view.ScanSearch;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.server.search.ScanText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hinomi scans}: what outside addresses sought at inside hosts on one day, by port and by source. */
@Command(
        name = "scans",
        description = "Prints which ports were sought from outside on a day, by whom, and which of them are new.",
        mixinStandardHelpOptions = true)
final class ScansCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Option(
            names = "--day",
            paramLabel = "YYYY-MM-DD",
            description = "A day of Japan Standard Time; default the last that is held.")
    private @Nullable String day;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "At most so many ports and sources; default ${DEFAULT-VALUE}.")
    private int top = 20;

    @Option(
            names = "--indicators",
            paramLabel = "FILE",
            description = "List whose addresses with the role scanner are known projects; may be repeated.")
    private List<Path> indicators = new ArrayList<>();

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        if (top < 1) {
            throw new HinomiException(ErrorCode.USAGE, "--top " + top + ": allowed is a number from 1");
        }
        PrintWriter out = Streams.out(spec);
        IndicatorSet lists = new IndicatorSet(NetworkOption.readIndicators(indicators, List.of(), Streams.err(spec)));
        ScanTable table;
        try (ArchiveView archive = home.view()) {
            long dayMs = dayMs(archive);
            table = new ScanSearch(archive).day(dayMs, top, source -> project(lists, source, dayMs));
        }
        ScanText text = new ScanText(out);
        if (output.isJson()) {
            text.printJson(table);
        } else {
            text.print(table);
        }
        out.flush();
        return 0;
    }

    private static String project(IndicatorSet lists, IpAddress source, long dayMs) {
        Indicator listed = lists.find(source.high(), source.low(), dayMs);
        return listed != null && listed.role() == IndicatorRole.SCANNER ? listed.source() : "";
    }

    private long dayMs(ArchiveView archive) {
        LocalDate date = day == null
                ? Instant.ofEpochMilli(archive.status().lastHourMs())
                        .atZone(ScanText.ZONE)
                        .toLocalDate()
                : parse(day);
        return date.atStartOfDay(ScanText.ZONE).toInstant().toEpochMilli();
    }

    private static LocalDate parse(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new HinomiException(
                    ErrorCode.USAGE, "--day \"" + text + "\" is not a day; allowed is for example 2026-04-01", e);
        }
    }
}
