// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.analyse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hinomi.analysis.LocalRunner;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.analysis.triage.Triage;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.network.Institution;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;
import org.hinomi.server.input.LogFiles;
import org.hinomi.server.input.LogReader;
import org.hinomi.server.input.LogReader.FileResult;

/**
 * The main job on files: reads them all, runs the pipeline plainly, groups and judges. The result depends on the records
 * alone, not on the files' order or the machine.
 *
 * @param incidents in the queue's order
 * @param report every line, counted
 */
public record Analysis(List<AnalysedIncident> incidents, Report report) {

    /** Two shippers of one sensor write the same records; within one call all files of a format are one sensor's. */
    private static final String SENSOR = "files";

    /**
     * What reading gave, before anything is judged.
     *
     * @param claims of the detectors
     * @param report every line, counted
     */
    public record Reading(JudgedClaims claims, Report report) {

        /** The incidents by one triage, in the queue's order. */
        public Analysis judge(Triage triage) {
            List<AnalysedIncident> incidents = new ArrayList<>(claims.judge(triage));
            incidents.sort(AnalysedIncident.QUEUE);
            return new Analysis(incidents, report);
        }
    }

    /**
     * Reads the files and runs the pipeline.
     *
     * @param onFile told of each file when it has been read, for progress
     */
    public static Reading read(
            LogFiles files, Pipeline pipeline, List<Institution> institutions, Consumer<FileResult> onFile) {
        LocalRunner runner = new LocalRunner(pipeline);
        List<FileResult> results = new ArrayList<>();
        for (Path path : files.files()) {
            FileResult result = LogReader.read(path, SENSOR, SessionBlock.CAPACITY, into(runner, path));
            results.add(result);
            onFile.accept(result);
        }
        LocalRunner.Result run = runner.finish();
        return new Reading(
                new JudgedClaims(run.signals(), run.sessions(), institutions, pipeline::knownPeers),
                Report.of(results, run.duplicates()));
    }

    private static LogOutput into(LocalRunner runner, Path path) {
        String source = path.toString();
        return new LogOutput() {
            @Override
            public void sessions(SessionBlock block) {
                runner.accept(block, source);
            }

            @Override
            public void alert(SensorAlert alert) {
                runner.accept(alert, source);
            }

            @Override
            public void sighting(Sighting sighting) {
                runner.accept(sighting, source);
            }

            @Override
            public void rejected(Rejected rejected, byte[] text, int from, int to) {
                // Counted by the decoder's funnel; the text of a rejected line goes nowhere.
            }
        };
    }
}
