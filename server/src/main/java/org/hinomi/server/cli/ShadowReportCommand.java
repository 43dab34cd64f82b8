// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hinomi.desk.shadow.ReportWeek;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.server.shadow.ShadowFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hinomi shadow-report}: what would have been told, had notices been sent. Works while Hinomi runs, and when it does not. */
@Command(
        name = "shadow-report",
        description = "Prints the weekly report of shadow mode (notices.sending: shadow).",
        mixinStandardHelpOptions = true)
final class ShadowReportCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            required = true,
            description = "The home folder that the configuration names.")
    private Path home = Path.of("");

    @Option(names = "--week", paramLabel = "WEEK", description = "Such as 2026-W48. Default: the latest with a report.")
    private @Nullable String week;

    @Option(
            names = "--language",
            paramLabel = "LANG",
            defaultValue = "ja",
            description = "ja or en. Default: ${DEFAULT-VALUE}.")
    private String language = "ja";

    @Option(
            names = "--output",
            paramLabel = "KIND",
            defaultValue = "text",
            description = "text or json. Default: ${DEFAULT-VALUE}.")
    private String output = "text";

    @Override
    public Integer call() {
        check(language, List.of("ja", "en"), "--language");
        check(output, List.of("text", "json"), "--output");
        ShadowFiles files = new ShadowFiles(home.toAbsolutePath().normalize());
        ReportWeek wanted = wanted(files);
        Optional<String> report =
                output.equals("json") ? files.json(wanted) : files.text(wanted, language.equals("ja"));
        PrintWriter out = Streams.out(spec);
        out.print(report.orElseThrow(() -> missing(files, "there is no report of " + wanted)));
        out.flush();
        return 0;
    }

    private ReportWeek wanted(ShadowFiles files) {
        String named = week;
        if (named == null) {
            return files.weeks().stream().findFirst().orElseThrow(() -> missing(files, "there is no report yet"));
        }
        return ReportWeek.parse(named).orElseThrow(() -> wrong("--week", named, "a week such as 2026-W48"));
    }

    private static HinomiException missing(ShadowFiles files, String what) {
        return new HinomiException(
                ErrorCode.BAD_INPUT,
                files.folder() + ": " + what
                        + "; Hinomi writes one within a minute when it is started with notices.sending: shadow");
    }

    private void check(String value, List<String> allowed, String option) {
        if (!allowed.contains(value)) {
            throw wrong(option, value, String.join(" or ", allowed));
        }
    }

    private ParameterException wrong(String option, String value, String allowed) {
        CommandSpec known = java.util.Objects.requireNonNull(spec, "picocli sets the spec");
        return new ParameterException(known.commandLine(), option + " is \"" + value + "\"; allowed: " + allowed);
    }
}
