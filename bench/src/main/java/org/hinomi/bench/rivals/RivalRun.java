// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.rivals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hinomi.bench.harness.BenchFailure;
import org.hinomi.bench.harness.ChildRun;
import org.hinomi.bench.harness.Cost;
import org.hinomi.bench.harness.Json;
import org.hinomi.bench.harness.Measured;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What one script said.
 *
 * @param rival the program
 * @param task what it did
 * @param skipped why it did not run, empty where it did
 * @param rows sessions that it read
 * @param matches sessions with a listed address, -1 where the task has none
 * @param cost wall and processor time as the script measured them
 */
public record RivalRun(String rival, String task, String skipped, long rows, long matches, Cost cost) {

    /** Runs a script on an input. */
    public static RivalRun of(Path script, Path input, Path output) throws IOException, InterruptedException {
        ChildRun run = ChildRun.require(List.of(script.toString(), input.toString()), output);
        String said = run.lastWords().strip();
        return parse(said.substring(said.lastIndexOf('\n') + 1));
    }

    static RivalRun parse(String line) {
        try {
            JsonNode answer = Json.read(line);
            return new RivalRun(
                    answer.path("rival").asString(),
                    answer.path("task").asString(""),
                    answer.path("skipped").asString(""),
                    answer.path("rows").asLong(0),
                    answer.path("matches").asLong(-1),
                    new Cost(
                            answer.path("wallSec").asDouble(0),
                            answer.path("cpuSec").asDouble(0),
                            0));
        } catch (JacksonException e) {
            throw new BenchFailure("a rival's last line is no JSON: " + line);
        }
    }

    public boolean isSkipped() {
        return !skipped.isEmpty();
    }

    /** The run as a report holds it. */
    public Measured measured() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(rival + " " + task + ", rows a second", rows / cost.wallSec());
        values.put(rival + " " + task + ", rows a CPU-second", rows / cost.cpuSec());
        return new Measured(cost, values);
    }
}
