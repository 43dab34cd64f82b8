// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hinomi.server.postgres.EmbeddedPostgres;
import org.hinomi.server.postgres.TestPostgres;

/** The machine's own {@code pg_dump}, where it has one that our server does not outrun. */
final class PgDump {

    /** Our server's; an older {@code pg_dump} refuses it. */
    private static final int LEAST_MAJOR = 18;

    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private PgDump() {}

    /** The whole database as SQL; empty where no program can say it. */
    static Optional<String> read(String database) throws IOException, InterruptedException {
        Optional<Path> program = find();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        ProcessBuilder dump = new ProcessBuilder(
                program.get().toString(),
                "--host=127.0.0.1",
                "--port=" + TestPostgres.server().port(),
                "--username=" + EmbeddedPostgres.SUPERUSER,
                "--no-password",
                database);
        dump.environment().put("PGPASSWORD", TestPostgres.server().password());
        return Optional.of(output(dump));
    }

    private static Optional<Path> find() throws IOException, InterruptedException {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            Path program = Path.of(folder, "pg_dump");
            if (Files.isExecutable(program) && major(program) >= LEAST_MAJOR) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private static int major(Path program) throws IOException, InterruptedException {
        Matcher version = VERSION.matcher(output(new ProcessBuilder(program.toString(), "--version")));
        return version.find() ? Integer.parseInt(version.group(1)) : 0;
    }

    private static String output(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
