// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hinomi.bench.BenchMain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class SimulateCommandTest {

    private static final int DONE = 0;
    private static final int WRONG_USAGE = 2;

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void writesWhatIsAskedForAndSaysSo() {
        assertThat(run("simulate", "--sessions", "1500", "--seed", "4", "--out", folder.toString()))
                .isEqualTo(DONE);

        assertThat(said.toString()).startsWith("1,500 sessions (");
        assertThat(folder.resolve("truth.jsonl")).isNotEmptyFile();
        assertThat(folder.resolve("network.csv"))
                .content()
                .startsWith("prefix,id,name_en,name_ja\n192.0.2.0/27,1,Aoba University,青葉大学\n");
        assertThat(folder.resolve("indicators.csv")).content().startsWith("indicator,role,confidence,source\n");
    }

    @Test
    void putsTheTruthWhereItIsAskedFor() {
        Path truth = folder.resolve("hidden/t.jsonl");
        run("simulate", "--sessions", "1500", "--out", folder.resolve("logs").toString(), "--truth", truth.toString());

        assertThat(truth).isNotEmptyFile();
        assertThat(folder.resolve("logs/truth.jsonl")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--sessions 0",
                "--sessions many",
                "--sessions 10",
                "--sessions 1000 --format pcap",
                "--sessions 1000 --start yesterday",
                "--sessions 1000 --days 1 --minutes 5",
                "--sessions 1000 --institutions 3",
                "--sessions 1000 --ipv6-share 2",
                "--sessions 1000 --wrong",
                "--live --rate 0"
            })
    void refusesWrongUsageBeforeWriting(String options) {
        String[] arguments = ("simulate --out " + folder.resolve("logs") + " " + options).split(" ");

        assertThat(run(arguments)).isEqualTo(WRONG_USAGE);
        assertThat(folder.resolve("logs")).doesNotExist();
    }

    @Test
    void refusesAFolderWithEarlierLogs() throws IOException {
        Files.createDirectories(folder.resolve("sessions"));
        Files.createFile(folder.resolve("sessions/conn.log"));

        assertThat(run("simulate", "--sessions", "1500", "--out", folder.toString()))
                .isEqualTo(WRONG_USAGE);
    }

    @Test
    void refusesACallWithoutCommand() {
        assertThat(run()).isEqualTo(WRONG_USAGE);
    }

    private int run(String... arguments) {
        CommandLine commandLine = BenchMain.commandLine();
        commandLine.setOut(new PrintWriter(said));
        commandLine.setErr(new PrintWriter(new StringWriter()));
        return commandLine.execute(arguments);
    }
}
