// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.Pipeline;
import org.hinomi.model.network.Institution;
import org.hinomi.server.input.LogFiles;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Log files, whose addresses are whose, and what is known to be bad: for commands that read and judge logs. */
final class LogOptions {

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Log files, or folders of them; plain, .gz or .zst. Formats are recognised by content.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--network",
            paramLabel = "FILE|CIDR=NAME",
            required = true,
            description = "Whose addresses are whose: a CSV file (prefix,id,name_en,name_ja), or CIDR=NAME, repeated.")
    private List<String> network = new ArrayList<>();

    @Option(
            names = "--indicators",
            paramLabel = "FILE",
            description = "List of known-bad addresses and prefixes, plain or CSV; may be repeated.")
    private List<Path> indicators = new ArrayList<>();

    List<Institution> institutions() {
        return NetworkOption.readNetwork(network);
    }

    /**
     * The stages.
     *
     * @param registry folder with country and AS tables, null for none
     */
    Pipeline pipeline(List<Institution> institutions, @Nullable Path registry, PrintWriter err) {
        return NetworkOption.pipeline(
                institutions,
                NetworkOption.readIndicators(indicators, institutions, err),
                Registry.loadIfNamed(registry));
    }

    /**
     * The logs among the paths; what is left alone is said.
     *
     * @param others files that the command line names for something else
     */
    LogFiles files(List<Path> others, PrintWriter err) {
        List<Path> noLogs = new ArrayList<>(NetworkOption.files(network));
        noLogs.addAll(indicators);
        noLogs.addAll(others);
        LogFiles files = LogFiles.find(paths, noLogs);
        files.skipped().forEach(path -> err.println(path + ": left alone, a simulator's truth is not an input"));
        return files;
    }
}
