// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.run;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.hinomi.bench.border.BorderInput;
import org.hinomi.bench.border.BorderSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code bench input}: makes an input without measuring anything. */
@Command(
        name = "input",
        description = "Makes the input of ingest, match, density and rivals, and says where it is.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class InputCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private InputOptions input = new InputOptions();

    @Mixin
    private ReportOptions report = new ReportOptions();

    @Override
    public Integer call() throws IOException {
        BorderInput made = InputOptions.make(
                input.settings(BorderSettings.USUAL.sessions()),
                report.data(),
                spec.commandLine().getOut());
        spec.commandLine().getOut().println("sha256 over the logs' hashes: " + made.hash());
        return 0;
    }
}
