// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.triage.SiteRules;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.network.Institution;
import org.hinomi.server.analyse.Analysis;
import org.hinomi.server.analyse.IncidentJson;
import org.hinomi.server.analyse.ReportJson;
import org.hinomi.server.analyse.TextReport;
import org.hinomi.server.input.LogFiles;
import org.hinomi.server.rules.RulesFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hinomi analyse}: incidents out of a folder of logs, without portal, database or Flink. */
@Command(
        name = "analyse",
        description = "Finds incidents in log files and prints them with urgency, risk, damage and reasons.",
        mixinStandardHelpOptions = true)
final class AnalyseCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private LogOptions logs = new LogOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--language",
            defaultValue = "en",
            description = "Language of the table's reasons: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Language language = Language.en;

    @Option(names = "--summary", paramLabel = "FILE", description = "Writes the counts of every line as JSON.")
    private @Nullable Path summary;

    @Option(
            names = "--registry",
            paramLabel = "DIR",
            description = "Folder with country and AS tables (tor-geoip-ipv4.txt.gz, tor-geoip-ipv6.txt.gz, "
                    + "asn/ip_asn_country_all.csv.gz), for the peers' countries.")
    private @Nullable Path registry;

    @Option(names = "--rules", paramLabel = "FILE", description = "Site rules; docs/rules.md describes their form.")
    private @Nullable Path rules;

    @Override
    public Integer call() {
        SiteRules siteRules = rules == null ? SiteRules.NONE : RulesFile.read(rules);
        PrintWriter out = Streams.out(spec);
        PrintWriter err = Streams.err(spec);
        List<Institution> institutions = logs.institutions();
        Pipeline pipeline = logs.pipeline(institutions, registry, err);
        LogFiles files = logs.files(otherFiles(), err);
        Analysis analysis;
        try (Progress progress = Progress.over("reading", files.sizeBytes())) {
            analysis = Analysis.read(
                            files, pipeline, institutions, file -> progress.advance(LogFiles.sizeOf(file.path())))
                    .judge(Detectors.triage(siteRules));
        }
        print(analysis, out, err);
        return 0;
    }

    private List<Path> otherFiles() {
        List<Path> others = new ArrayList<>();
        if (rules != null) {
            others.add(rules);
        }
        if (summary != null) {
            others.add(summary);
        }
        return others;
    }

    private void print(Analysis analysis, PrintWriter out, PrintWriter err) {
        TextReport words = new TextReport(output.isJson() ? err : out, language::of);
        if (output.isJson()) {
            analysis.incidents().forEach(incident -> out.print(IncidentJson.line(incident) + "\n"));
            words.print(analysis.report());
        } else {
            words.print(analysis);
        }
        out.flush();
        err.flush();
        if (summary != null) {
            write(summary, ReportJson.text(analysis.report()));
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.BAD_INPUT, "--summary " + file + ": cannot be written: " + e, e);
        }
    }
}
