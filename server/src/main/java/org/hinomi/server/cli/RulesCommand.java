// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.triage.SiteRules;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.network.Institution;
import org.hinomi.server.analyse.Analysis;
import org.hinomi.server.input.LogFiles;
import org.hinomi.server.rules.RuleTrial;
import org.hinomi.server.rules.RulesFile;
import org.hinomi.server.run.StoredClaims;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hinomi rules}: checks site rules, and shows what they would change before they are switched on. */
@Command(
        name = "rules",
        description = "Checks site rules, and tries them before they are switched on.",
        mixinStandardHelpOptions = true,
        subcommands = {RulesCommand.Check.class, RulesCommand.Try.class})
final class RulesCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        java.util.Objects.requireNonNull(spec, "picocli sets the spec")
                .commandLine()
                .usage(Streams.out(spec));
    }

    /** {@code hinomi rules check FILE}. */
    @Command(
            name = "check",
            description = "Reads a file of site rules and says what is wrong in it.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "The rules; docs/rules.md describes their form.")
        private Path file = Path.of("");

        @Override
        public Integer call() {
            SiteRules rules = RulesFile.read(file);
            PrintWriter out = Streams.out(spec);
            out.println(file + ": " + rules.rules().size() + " rules, all allowed"
                    + (rules.version().isEmpty() ? "" : "; version " + rules.version()));
            rules.rules()
                    .forEach(rule -> out.printf(
                            "  %s: urgency %+d, risk %+d, %s%n",
                            rule.id(), rule.urgency(), rule.risk(), rule.why().en()));
            out.flush();
            return 0;
        }
    }

    /** {@code hinomi rules try FILE}. */
    @Command(
            name = "try",
            description = {
                "Judges stored or fresh signals with and without the rules, and lists the incidents that would change.",
                "Nothing is switched on, stored or sent."
            },
            mixinStandardHelpOptions = true)
    static final class Try implements Callable<Integer> {

        @Spec
        private @Nullable CommandSpec spec;

        @Parameters(index = "0", paramLabel = "FILE", description = "The rules to try.")
        private Path file = Path.of("");

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "PATH", description = "Log files or folders to judge.")
        private List<Path> paths = new ArrayList<>();

        @Option(
                names = "--home",
                paramLabel = "DIR",
                description = "Judge what a Hinomi has stored in this folder; it must not run meanwhile.")
        private @Nullable Path home;

        @Option(
                names = "--instead-of",
                paramLabel = "FILE",
                description = "The rules that are in force; without it, none are.")
        private @Nullable Path inForce;

        @Option(
                names = "--network",
                paramLabel = "FILE|CIDR=NAME",
                description = "Whose addresses are whose, for PATH.")
        private List<String> network = new ArrayList<>();

        @Option(names = "--indicators", paramLabel = "FILE", description = "Known-bad addresses, for PATH.")
        private List<Path> indicators = new ArrayList<>();

        @Option(names = "--registry", paramLabel = "DIR", description = "Country and AS tables, for PATH.")
        private @Nullable Path registry;

        @Option(
                names = "--language",
                defaultValue = "en",
                description = "Language of titles and reasons: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
        private Language language = Language.en;

        @Override
        public Integer call() {
            SiteRules rules = RulesFile.read(file);
            SiteRules today = inForce == null ? SiteRules.NONE : RulesFile.read(inForce);
            if ((home == null) == paths.isEmpty()) {
                throw new HinomiException(
                        ErrorCode.USAGE, "rules try needs something to judge: --home DIR, or PATH... with --network");
            }
            RuleTrial trial = home == null
                    ? tryOnFiles(today, rules)
                    : StoredClaims.with(home, claims -> RuleTrial.of(claims, today, rules));
            PrintWriter out = Streams.out(spec);
            trial.print(out, language::of);
            out.flush();
            return 0;
        }

        private RuleTrial tryOnFiles(SiteRules today, SiteRules rules) {
            if (network.isEmpty()) {
                throw new HinomiException(
                        ErrorCode.USAGE, "rules try with PATH needs --network: whose addresses are whose");
            }
            List<Institution> institutions = NetworkOption.readNetwork(network);
            PrintWriter err = Streams.err(spec);
            Pipeline pipeline = NetworkOption.pipeline(
                    institutions,
                    NetworkOption.readIndicators(indicators, institutions, err),
                    Registry.loadIfNamed(registry));
            List<Path> others = new ArrayList<>(NetworkOption.files(network));
            others.addAll(indicators);
            others.add(file);
            LogFiles files = LogFiles.find(paths, others);
            try (Progress progress = Progress.over("reading", files.sizeBytes())) {
                return RuleTrial.of(
                        Analysis.read(
                                        files,
                                        pipeline,
                                        institutions,
                                        read -> progress.advance(LogFiles.sizeOf(read.path())))
                                .claims(),
                        today,
                        rules);
            }
        }
    }
}
