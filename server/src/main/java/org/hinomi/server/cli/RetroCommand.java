// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.hinomi.archive.index.ArchiveIndex;
import org.hinomi.archive.query.FoundSession;
import org.hinomi.archive.retro.RetroAnswer;
import org.hinomi.archive.retro.RetroQuestion;
import org.hinomi.archive.retro.RetroSearch;
import org.hinomi.archive.view.ArchiveView;
import org.hinomi.archive.view.HeldTime;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.network.Institution;
import org.hinomi.server.search.InstitutionNames;
import org.hinomi.server.search.RetroJson;
import org.hinomi.server.search.RetroText;
import org.hinomi.server.search.SessionTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hinomi retro}: who talked to these addresses, and what a "no" rests on. */
@Command(
        name = "retro",
        description = "Searches the archive for sessions with addresses, and states what the answer rests on.",
        mixinStandardHelpOptions = true)
final class RetroCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private TimeOption time = new TimeOption();

    @Parameters(
            paramLabel = "IP",
            arity = "0..*",
            description = "Addresses, or blocks such as 203.0.113.0/24 or 2001:db8::/48.")
    private List<String> addresses = new ArrayList<>();

    @Option(
            names = "--indicators",
            paramLabel = "FILE",
            description = "List of addresses and prefixes, plain or CSV; may be repeated.")
    private List<Path> indicators = new ArrayList<>();

    @Option(
            names = "--network",
            paramLabel = "FILE|CIDR=NAME",
            description =
                    "Names and prefixes of the institutions: the file that Hinomi runs with. Without it they stay numbers.")
    private List<String> network = new ArrayList<>();

    @Option(
            names = "--rows",
            paramLabel = "N",
            arity = "0..1",
            fallbackValue = "1000",
            defaultValue = "0",
            description = "Also the sessions themselves, the earliest N; ${FALLBACK-VALUE} where no number is given.")
    private int rows;

    @Mixin
    private OutputOption output = new OutputOption();

    @Option(
            names = "--language",
            defaultValue = "en",
            description = "Language of the table: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Language language = Language.en;

    @Override
    public Integer call() {
        PrintWriter out = Streams.out(spec);
        PrintWriter err = Streams.err(spec);
        List<Institution> institutions = network.isEmpty() ? List.of() : NetworkOption.readNetwork(network);
        List<Indicator> wanted = wanted(institutions, err);
        RetroAnswer answer;
        try (ArchiveView archive = home.view();
                ArchiveIndex index = ArchiveIndex.open(archive.folder());
                SearchBar bar = new SearchBar()) {
            answer = new RetroSearch(archive, index).ask(question(archive, wanted, institutions), bar);
        }
        print(answer, new InstitutionNames(institutions), out);
        out.flush();
        err.flush();
        return 0;
    }

    private List<Indicator> wanted(List<Institution> institutions, PrintWriter err) {
        if (addresses.isEmpty() && indicators.isEmpty()) {
            throw new HinomiException(
                    ErrorCode.USAGE, "retro needs an address, a block or --indicators FILE: what to look for");
        }
        if (rows < 0) {
            throw new HinomiException(ErrorCode.USAGE, "--rows " + rows + ": allowed is a number from 0");
        }
        List<Indicator> wanted = new ArrayList<>(NetworkOption.readIndicators(indicators, institutions, err));
        addresses.forEach(address -> wanted.add(indicator(address)));
        return wanted;
    }

    private static Indicator indicator(String address) {
        Prefix prefix = HuntCommand.prefix("", address);
        return new Indicator(
                prefix,
                IndicatorRole.UNSPECIFIED,
                Indicator.DEFAULT_CONFIDENCE,
                "command line",
                Long.MIN_VALUE,
                Long.MAX_VALUE);
    }

    private RetroQuestion question(ArchiveView archive, List<Indicator> wanted, List<Institution> institutions) {
        long nowMs = Clock.systemUTC().millis();
        HeldTime held = HeldTime.of(archive);
        long fromMs = time.fromMs(nowMs, held.fromMs());
        long toMs = time.toMs(nowMs, Math.max(fromMs, held.toMs()));
        if (toMs < fromMs) {
            throw new HinomiException(ErrorCode.USAGE, "the time asked for ends before it begins");
        }
        return new RetroQuestion(wanted, fromMs, toMs, rows, institutions);
    }

    private void print(RetroAnswer answer, InstitutionNames names, PrintWriter out) {
        if (!output.isJson()) {
            new RetroText(out, names, language::of).print(answer);
            return;
        }
        RetroJson json = new RetroJson(names);
        answer.findings().forEach(finding -> out.print(json.finding(finding) + "\n"));
        for (FoundSession row : answer.rows()) {
            out.print(SessionTable.json(row) + "\n");
        }
        out.print(json.coverage(answer) + "\n");
    }
}
