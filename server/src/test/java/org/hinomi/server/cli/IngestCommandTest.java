// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hinomi.archive.ArchiveStatus;
import org.hinomi.archive.SessionArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class IngestCommandTest {

    private static final String HEADER =
            "session_id,start_time,source_ip,destination_ip,source_port,destination_port,protocol,"
                    + "action,bytes_sent,bytes_received,packets_sent,packets_received\n";
    private static final int ROWS = 500;

    @TempDir
    private Path folder;

    private Path logs = Path.of("");
    private Path home = Path.of("");

    @BeforeEach
    void writeLogs() throws IOException {
        logs = Files.createDirectories(folder.resolve("logs"));
        home = folder.resolve("home");
        Files.writeString(logs.resolve("first.csv"), rows(0));
        Files.writeString(logs.resolve("second.csv"), rows(ROWS) + "cut short\n");
    }

    @Test
    void sessionsAreInHourFilesWhenTheCallReturns() {
        Call call = ingest();
        assertThat(call.exitCode()).as(call.err()).isZero();
        assertThat(call.out()).contains("1001        1000           1  all");
        assertThat(status().segments()).isZero();
        assertThat(status().hourFileRows()).isEqualTo(2 * ROWS);
    }

    @Test
    void aFileLoadedBeforeAddsNothingWhateverItsName() throws IOException {
        ingest();
        Files.move(logs.resolve("first.csv"), logs.resolve("renamed.csv"));
        Files.writeString(logs.resolve("third.csv"), rows(2 * ROWS));
        Call call = ingest();
        assertThat(call.err()).isEmpty();
        assertThat(call.out()).contains("renamed.csv: loaded before, adds nothing");
        assertThat(status().hourFileRows()).isEqualTo(3 * ROWS);
    }

    @Test
    void aRunKilledBeforeItReadAnythingIsFinishedFirst() throws IOException {
        ingest();
        Path killed = folder.resolve("killed");
        Files.createDirectories(killed.resolve("ingest/run"));
        Files.copy(home.resolve("ingest/files.log"), killed.resolve("ingest/run/files.txt"));
        home = killed;
        Call call = ingest();
        assertThat(call.out()).contains("A run that had been killed was finished first: 2 files.");
        assertThat(status().hourFileRows()).isEqualTo(2 * ROWS);
    }

    /** The engine has committed everything and deleted its checkpoints, and then the process was killed. */
    @Test
    void aRunKilledBehindItsLastCommitIsNotReadAgain() throws IOException {
        ingest();
        Path run = Files.createDirectories(home.resolve("ingest/run"));
        Files.move(home.resolve("ingest/files.log"), run.resolve("files.txt"));
        Files.createDirectories(run.resolve("engine/ended"));
        Files.createFile(run.resolve("engine/ended/0"));
        Files.createFile(run.resolve("engine/ended/1"));
        ingest();
        assertThat(status().hourFileRows()).isEqualTo(2 * ROWS);
        assertThat(run.resolve("files.txt")).doesNotExist();
    }

    @Test
    void aHomeInUseIsSaid() {
        home.toFile().mkdirs();
        try (SessionArchive archive = SessionArchive.open(home.resolve("archive"))) {
            assertThat(archive.status().segments()).isZero();
            Call call = ingest();
            assertThat(call.exitCode()).isEqualTo(5);
            assertThat(call.err()).contains(home.toString());
        }
    }

    private ArchiveStatus status() {
        try (SessionArchive archive = SessionArchive.open(home.resolve("archive"))) {
            return archive.status();
        }
    }

    /** What a call printed, and how it ended. */
    private record Call(int exitCode, String out, String err) {}

    private Call ingest() {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                HinomiCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode =
                line.execute("ingest", logs.toString(), "--home", home.toString(), "--network", "192.0.2.0/24=Aoba");
        return new Call(exitCode, out.toString(), err.toString());
    }

    private static String rows(int from) {
        StringBuilder text = new StringBuilder(HEADER);
        for (int id = from; id < from + ROWS; id++) {
            text.append(id)
                    .append(",2018/05/01 10:00:00,192.0.2.1,203.0.113.66,")
                    .append(10_000 + id)
                    .append(",80,tcp,allow,100,200,10,20\n");
        }
        return text.toString();
    }
}
