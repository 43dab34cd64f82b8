// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnalyseCommandTest {

    private static final String HEADER =
            "session_id,start_time,source_ip,destination_ip,source_port,destination_port,protocol,"
                    + "action,bytes_sent,bytes_received,packets_sent,packets_received\n";

    @TempDir
    private Path folder;

    /** What a call printed, and how it ended. */
    private record Call(int exitCode, String out, String err) {}

    private static Call call(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                HinomiCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Call(line.execute(arguments), out.toString(), err.toString());
    }

    @Test
    void findsTheSlidesCaseInExportsWhateverTheirNames() throws IOException {
        String first = HEADER
                + row(1, "09:19:28", "192.0.2.1", 2283, 353460)
                + row(2, "18:26:14", "192.0.2.2", 1154, 23532)
                + row(3, "19:07:37", "192.0.2.2", 1154, 23532)
                + row(4, "16:53:14", "192.0.2.2", 1154, 23532);
        String second = HEADER
                + row(5, "17:45:15", "192.0.2.2", 1154, 23532)
                + row(6, "18:15:39", "192.0.2.2", 1154, 23532)
                + row(7, "19:59:12", "192.0.2.2", 1154, 23532)
                + row(8, "16:41:48", "192.0.2.2", 307, 14466)
                + row(9, "18:04:36", "198.51.100.3", 307, 14466)
                + row(10, "19:37:44", "198.51.100.3", 307, 14466);
        Path one = Files.createDirectory(folder.resolve("one"));
        Files.writeString(one.resolve("a.csv"), first);
        Files.writeString(one.resolve("b.csv"), second);
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(other.resolve("z.csv"), first);
        Files.writeString(other.resolve("a.csv"), second);

        Call call = json(one);
        assertThat(call.exitCode()).isZero();
        assertThat(call.out().lines()).hasSize(1);
        assertThat(call.out())
                .contains("\"institution\":\"Aoba\"", "\"host\":\"192.0.2.1\"", "\"damage\":\"second-download\"");
        assertThat(json(other).out()).isEqualTo(call.out());
    }

    private static Call json(Path path) {
        return call(
                "analyse",
                path.toString(),
                "--network",
                "192.0.2.0/24=Aoba",
                "--network",
                "198.51.100.0/24=Minato",
                "--output",
                "json");
    }

    private static String row(int id, String time, String host, long sent, long received) {
        return id + ",2018/05/01 " + time + "," + host + ",203.0.113.66," + (50_000 + id) + ",80,tcp,allow," + sent
                + "," + received + ",10,20\n";
    }

    @Test
    void countsEveryLineInTheSummary() throws IOException {
        Path log = folder.resolve("session.csv");
        Files.writeString(log, HEADER + row(1, "10:00:00", "192.0.2.1", 1, 2) + "cut\n");
        Path summary = folder.resolve("summary.json");
        call("analyse", log.toString(), "--network", "192.0.2.0/24=Aoba", "--summary", summary.toString());
        assertThat(Files.readString(summary)).startsWith("{\"offered\":2,\"accepted\":1,\"rejected\":1,");
    }

    @Test
    void aTruthFileIsNeverOpened() throws IOException {
        Files.writeString(folder.resolve("truth.jsonl"), "{\"attack\":\"x\"}\n");
        Call call = call("analyse", folder.toString(), "--network", "192.0.2.0/24=Aoba");
        assertThat(call.err()).contains("truth.jsonl");
        assertThat(call.out()).doesNotContain("truth.jsonl");
    }

    @Test
    void wrongCallsEndWithTheirOwnExitCodes() {
        assertThat(call("analyse").exitCode()).isEqualTo(2);
        assertThat(call("analyse", folder.toString(), "--network", "192.0.2.1/24=x")
                        .exitCode())
                .isEqualTo(3);
        assertThat(call("analyse", "/no/such/folder", "--network", "192.0.2.0/24=x")
                        .exitCode())
                .isEqualTo(4);
        assertThat(call("--version").exitCode()).isZero();
    }

    @Test
    void aPeerThatNeverAnsweredGivesNoCommandAndControl() throws IOException {
        Path capture = Path.of(System.getProperty("hinomi.shared", "../shared"), "data/sessions/strato-001-njrat-cc");
        assumeTrue(Files.isDirectory(capture), "the shared captures are not here: strato-001 is left out");
        Path list = folder.resolve("list.txt");
        Files.writeString(list, "41.108.179.197\n");
        Call call = call(
                "analyse",
                capture.toString(),
                "--network",
                "192.168.1.0/24=campus",
                "--indicators",
                list.toString(),
                "--output",
                "json");
        assertThat(call.out().lines()).hasSize(1);
        assertThat(call.out())
                .contains("\"host\":\"192.168.1.115\"", "never answered")
                .doesNotContain("\"damage\":\"command-and-control\"", "\"damage\":\"second-download\"");
    }
}
