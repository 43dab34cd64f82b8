// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.analysis.format.RecordJson;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;
import org.hinomi.server.analyse.Report;
import org.hinomi.server.analyse.TextReport;
import org.hinomi.server.input.LogFiles;
import org.hinomi.server.input.LogReader;
import org.hinomi.server.input.LogReader.FileResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hinomi normalise}: every record as one JSON line in our terms. */
@Command(
        name = "normalise",
        description = {
            "Prints every record of log files as one JSON line in Hinomi’s terms, in the order of the files.",
            "A line that is not taken stands there as its reason, line and column, without its text."
        },
        mixinStandardHelpOptions = true)
final class NormaliseCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Log files, or folders of them; plain, .gz or .zst.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--sensor",
            defaultValue = "files",
            description = "Name of the sensor that wrote them; default ${DEFAULT-VALUE}.")
    private String sensor = "files";

    @Override
    public Integer call() {
        PrintWriter out = Streams.out(spec);
        PrintWriter err = Streams.err(spec);
        LogFiles files = LogFiles.find(paths, List.of());
        List<FileResult> results = new ArrayList<>();
        for (Path path : files.files()) {
            results.add(LogReader.read(path, sensor, 1, into(out)));
        }
        out.flush();
        new TextReport(err, text -> text.en()).print(Report.of(results, Map.of()));
        err.flush();
        return 0;
    }

    /** Prints as it reads: blocks of one row keep the order of the lines. */
    private static LogOutput into(PrintWriter out) {
        return new LogOutput() {
            @Override
            public void sessions(SessionBlock block) {
                for (int row = 0; row < block.size(); row++) {
                    line(RecordJson.session(block, row));
                }
            }

            @Override
            public void alert(SensorAlert alert) {
                line(RecordJson.alert(alert));
            }

            @Override
            public void sighting(Sighting sighting) {
                line(RecordJson.sighting(sighting));
            }

            @Override
            public void rejected(Rejected rejected, byte[] text, int from, int to) {
                line(RecordJson.rejected(rejected));
            }

            private void line(String json) {
                out.print(json);
                out.print('\n');
            }
        };
    }
}
