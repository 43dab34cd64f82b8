// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.hinomi.analysis.Detectors;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.attribute.NetworkFile;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.network.Institution;
import org.hinomi.server.Main;
import org.hinomi.server.analyse.Analysis;
import org.hinomi.server.input.LogFiles;
import org.hinomi.server.postgres.EmbeddedPostgres;
import org.hinomi.server.postgres.PostgresSettings;
import org.hinomi.server.store.JudgementJson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server process is killed (SIGKILL) while it works, started again on its home, and then has what {@code analyse} finds. */
class KilledServerTest {

    private static final String NETWORK = "192.0.2.0/24=Aoba";
    private static final String SERVER = "203.0.113.66";
    private static final String HEADER =
            "#separator \\x09\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto"
                    + "\tduration\torig_bytes\tresp_bytes\tconn_state\torig_pkts\tresp_pkts\n";
    private static final int HOSTS = 24;
    private static final int CALLS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private Path home = Path.of("");
    private Path logs = Path.of("");
    private Path log = Path.of("");
    private Path config = Path.of("");
    private final long startMs = Instant.now().minus(Duration.ofHours(2)).toEpochMilli();

    @BeforeEach
    void write() throws IOException {
        home = folder.resolve("home");
        logs = Files.createDirectories(folder.resolve("logs"));
        log = logs.resolve("conn.log");
        config = folder.resolve("hinomi.yaml");
        Files.writeString(log, HEADER);
        Files.writeString(folder.resolve("network.txt"), NETWORK + "\n");
        Files.writeString(folder.resolve("list.csv"), "indicator,role\n" + SERVER + ",command-and-control\n");
        Files.writeString(config, """
                home: home
                portal:
                  port: 0
                network: network.txt
                indicators:
                  - list.csv
                archive:
                  commit-seconds: 5
                sensors:
                  - name: zeek
                    folder: logs
                """);
    }

    @Test
    void noIncidentIsLostAndNoneDoubled() throws Exception {
        Process first = start();
        try {
            append(0, CALLS / 2);
            awaitIncidents(first);
            append(CALLS / 2, CALLS - 2);
        } finally {
            first.destroyForcibly().waitFor();
        }
        append(CALLS - 2, CALLS);
        SortedMap<String, Judgement> expected = analysed();
        assertThat(expected).hasSize(HOSTS);
        Process second = start();
        try {
            await(second, () -> incidents().equals(expected));
        } finally {
            second.destroy();
            assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(new PostgresSettings(home.resolve("postgresql"), 0));
                Connection connection = postgres.connect("hinomi")) {
            assertThat(incidents(connection)).isEqualTo(expected);
        }
    }

    private interface Condition {

        boolean holds() throws Exception;
    }

    private static void await(Process server, Condition condition) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.holds()) {
            assertThat(server.isAlive()).as("the server lives").isTrue();
            assertThat(Instant.now()).as("what is waited for comes in time").isBefore(end);
            server.waitFor(250, TimeUnit.MILLISECONDS); // returns at once where the server has died
        }
    }

    private void awaitIncidents(Process server) throws Exception {
        await(server, () -> incidents().size() == HOSTS);
    }

    /** What the running server's database holds; nothing while it cannot be asked. */
    private SortedMap<String, Judgement> incidents() throws IOException {
        Path data = home.resolve("postgresql");
        if (!Files.exists(data.resolve("data/postmaster.pid")) || !Files.exists(data.resolve("superuser-password"))) {
            return new TreeMap<>();
        }
        List<String> lines = Files.readAllLines(data.resolve("data/postmaster.pid"));
        if (lines.size() < 4) {
            return new TreeMap<>();
        }
        String url = "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/hinomi?user="
                + EmbeddedPostgres.SUPERUSER + "&password="
                + Files.readString(data.resolve("superuser-password")).strip();
        try (Connection connection = DriverManager.getConnection(url)) {
            return incidents(connection);
        } catch (SQLException e) {
            return new TreeMap<>(); // it starts, or has no tables yet
        }
    }

    private static SortedMap<String, Judgement> incidents(Connection connection) throws SQLException {
        SortedMap<String, Judgement> incidents = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select i.host, i.judgement,
                            (select string_agg(signal_id, ' ' order by signal_id) from incident_signal s
                             where s.incident_id = i.id) as signals
                        from incident i""")) {
            while (rows.next()) {
                String key = rows.getString("host") + " " + rows.getString("signals");
                incidents.put(key, JudgementJson.read(rows.getString("judgement")));
            }
        }
        return incidents;
    }

    private SortedMap<String, Judgement> analysed() {
        List<Institution> institutions = NetworkFile.institutions(List.of(NetworkFile.parsePair(NETWORK)));
        Indicator indicator = new Indicator(
                Prefix.parse(SERVER).orElseThrow(),
                IndicatorRole.COMMAND_AND_CONTROL,
                Indicator.DEFAULT_CONFIDENCE,
                "list.csv",
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        Pipeline pipeline = new Pipeline(
                new Attributor(new InstitutionTable(institutions), CountryTable.EMPTY, AsTable.EMPTY),
                new IndicatorSet(List.of(indicator)),
                new NameKey(new byte[NameKey.BYTES]));
        Analysis analysis = Analysis.read(LogFiles.find(List.of(logs), List.of()), pipeline, institutions, result -> {})
                .judge(Detectors.triage());
        SortedMap<String, Judgement> judgements = new TreeMap<>();
        analysis.incidents()
                .forEach(incident -> judgements.put(
                        incident.host() + " "
                                + String.join(
                                        " ",
                                        incident.signals().stream()
                                                .map(signal -> signal.id())
                                                .sorted()
                                                .toList()),
                        incident.judgement()));
        return judgements;
    }

    /** Some calls of each host to the listed server, a few answered; a line at a time may be seen half written. */
    private void append(int fromCall, int toCall) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int call = fromCall; call < toCall; call++) {
            for (int host = 1; host <= HOSTS; host++) {
                boolean isAnswered = host % 3 == 0;
                lines.append(String.format(
                        Locale.ROOT,
                        "%.6f\tC%dx%d\t192.0.2.%d\t%d\t%s\t443\ttcp\t1.5\t%d\t%d\t%s\t3\t%d%n",
                        (startMs + call * 90_000L + host * 1_000L) / 1000.0,
                        host,
                        call,
                        host,
                        40_000 + call,
                        SERVER,
                        isAnswered ? 300 + host : 0,
                        isAnswered ? 900 + call : 0,
                        isAnswered ? "SF" : "S0",
                        isAnswered ? 3 : 0));
            }
        }
        int cut = lines.length() - 30;
        for (String part : List.of(lines.substring(0, cut), lines.substring(cut))) {
            Files.writeString(log, part, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        }
    }

    private Process start() throws IOException {
        List<String> opens = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("--add-opens")
                        || argument.startsWith("--enable-native")
                        || argument.startsWith("--sun-misc"))
                .toList();
        List<String> command = Stream.of(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx768m"),
                        opens,
                        List.of(
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "start",
                                "--config",
                                config.toString()))
                .flatMap(List::stream)
                .toList();
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("server.out").toFile()))
                .start();
    }
}
