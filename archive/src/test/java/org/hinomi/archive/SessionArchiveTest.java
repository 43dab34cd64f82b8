// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hinomi.archive.RandomSessions.DAY_MS;
import static org.hinomi.archive.RandomSessions.HOUR_MS;
import static org.hinomi.archive.RandomSessions.address;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hinomi.archive.index.ArchiveIndex;
import org.hinomi.archive.index.ProgressListener;
import org.hinomi.archive.query.ArchiveQuery;
import org.hinomi.archive.segment.SegmentWriter;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionArchiveTest {

    private static final long SEED = 42;
    private static final int HOURS = 5;
    private static final int ALL = 1_000_000;
    private static final Path SCHEMA = Path.of("../docs/archive-schema.md");
    private static final long EVER = Long.MAX_VALUE;

    @TempDir
    Path dir;

    private SessionArchive archive;
    private final RandomSessions random = new RandomSessions(SEED);
    private final SessionBlock everything = new SessionBlock("", 64);

    @BeforeEach
    void open() {
        archive = SessionArchive.open(dir);
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void mixedSegmentsAndHourFilesAnswerLikeANaiveScan() throws IOException {
        fill("a", 3000);
        fill("b", 1000);
        archive.compact(EVER, 1);
        fill("c", 2000);
        Random choice = new Random(SEED);
        for (int round = 0; round < 20; round++) {
            ArchiveQuery query = query(choice, round);
            assertThat(archive.find(query)).as("seed " + SEED + ", " + query).isEqualTo(naive(query));
        }
    }

    private static ArchiveQuery query(Random choice, int round) {
        Set<IpAddress> peers = Set.of(
                address("203.0.113." + choice.nextInt(32)),
                address("2001:db8::f000:0:0:" + Integer.toHexString(choice.nextInt(1, 9))));
        Set<IpAddress> hosts = round % 3 == 0 ? Set.of(address("198.51.100." + choice.nextInt(20))) : Set.of();
        long from = round % 4 == 0 ? Long.MIN_VALUE : DAY_MS + choice.nextLong(2 * HOUR_MS);
        long to = round % 4 == 0 ? Long.MAX_VALUE : from + choice.nextLong(4 * HOUR_MS);
        return new ArchiveQuery(peers, hosts, from, to, round % 2 == 0 ? ALL : 1 + choice.nextInt(50));
    }

    @Test
    void theLookupOfJudgingFindsPeersAndPairs() throws IOException {
        fill("a", 3000);
        archive.compact(EVER, 1);
        IpAddress host = address("198.51.100.3");
        Set<IpAddress> peers = Set.of(address("203.0.113.7"), address("203.0.113.8"));
        assertThat(archive.withPeers(peers, 0, EVER))
                .isNotEmpty()
                .isEqualTo(naive(new ArchiveQuery(peers, 0, EVER, ALL)));
        assertThat(archive.between(host, peers, 0, EVER))
                .isNotEmpty()
                .isEqualTo(naive(new ArchiveQuery(Set.of(host), peers, 0, EVER, ALL)));
        assertThat(archive.between(host, Set.of(), 0, EVER)).isEmpty();
        assertThat(archive.withPeers(Set.of(), 0, EVER)).isEmpty();
    }

    @Test
    void compactionKeepsEverySessionAndDeletesTheSegments() throws IOException {
        fill("a", 1000);
        fill("b", 500);
        CompactionReport report = archive.compact(EVER, 1);
        assertThat(report).isEqualTo(new CompactionReport(2, 1500, HOURS));
        ArchiveStatus status = archive.status();
        assertThat(status.segments()).isZero();
        assertThat(status.hourFileRows()).isEqualTo(1500);
        assertThat(status.hours()).isEqualTo(HOURS);
        assertThat(status.firstHourMs()).isEqualTo(DAY_MS);
        assertThat(status.lastHourMs()).isEqualTo(DAY_MS + (HOURS - 1) * HOUR_MS);
        assertThat(dir.resolve("drafts")).isEmptyDirectory();
        archive.segments().commit("a"); // a restored checkpoint does so
        assertThat(archive.status().segments()).isZero();
    }

    @Test
    void compactionWaitsForAgeOrCount() throws IOException {
        fill("a", 10);
        fill("b", 10);
        assertThat(archive.compact(0, 3)).isEqualTo(CompactionReport.NOTHING);
        assertThat(archive.compact(0, 2).segments()).isEqualTo(2);
    }

    @Test
    void anyDuckDbReadsTheDocumentedTypes() throws IOException, SQLException {
        fill("a", 500);
        archive.compact(EVER, 1);
        try (Connection plain = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = plain.createStatement()) {
            String table = "read_parquet('" + dir + "/sessions/**/*.parquet', hive_partitioning = false)";
            assertThat(types(statement, "SELECT * FROM " + table)).isEqualTo(documentedTypes());
            assertThat(number(statement, "SELECT count(*) FROM " + table)).isEqualTo(500);
            long known = IntStream.range(0, 500)
                    .filter(row -> everything.bytesOut()[row] >= 0)
                    .mapToLong(row -> everything.bytesOut()[row])
                    .sum();
            assertThat(number(statement, "SELECT sum(bytes_out) FROM " + table)).isEqualTo(known);
            assertThat(number(statement, "SELECT count(*) FROM " + table + " WHERE sensor <> 'border-1'"))
                    .isZero();
        }
    }

    /** The table of docs/archive-schema.md. */
    private static Map<String, String> documentedTypes() throws IOException {
        Map<String, String> types = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SCHEMA)) {
            if (line.startsWith("| `")) {
                String[] cells = line.split("\\|", -1);
                for (String column : cells[1].split(",", -1)) {
                    types.put(column.strip().replace("`", ""), cells[2].strip());
                }
            }
        }
        return types;
    }

    @Test
    void theDocumentedQueryCountsThePeersSessions() throws IOException, SQLException {
        fill("a", 3000);
        archive.compact(EVER, 1);
        String text = Files.readString(SCHEMA);
        int start = text.indexOf("```sql") + "```sql".length();
        String sql = text.substring(start, text.indexOf("```", start)).replace("ARCHIVE", dir.toString());
        try (Connection plain = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = plain.createStatement()) {
            long outbound = archive.withPeers(Set.of(address("203.0.113.7")), 0, EVER).stream()
                    .filter(session -> session.dst().equals(address("203.0.113.7")))
                    .count();
            assertThat(outbound).isPositive();
            assertThat(number(
                            statement,
                            "SELECT sum(sessions) FROM (" + sql.strip().replace(";", "") + ")"))
                    .isEqualTo(outbound);
        }
    }

    @Test
    void hourFilesAreSortedByTheOutsideAddress() throws IOException, SQLException {
        fill("a", 2000);
        archive.compact(EVER, 1);
        for (Path file : hourFiles()) {
            List<IpAddress> outside = new ArrayList<>();
            try (Connection plain = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = plain.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT CASE WHEN src_institution = 0 THEN src_high ELSE"
                            + " dst_high END, CASE WHEN src_institution = 0 THEN src_low ELSE dst_low END"
                            + " FROM read_parquet('" + file + "')")) {
                while (rows.next()) {
                    outside.add(new IpAddress(half(rows, 1), half(rows, 2)));
                }
            }
            assertThat(outside).hasSizeGreaterThan(100).isSorted();
        }
    }

    private static long half(ResultSet rows, int column) throws SQLException {
        return Long.parseUnsignedLong(rows.getObject(column).toString());
    }

    @Test
    void aCrashAtAnyStepOfACompactionLosesAndDoublesNothing() throws IOException {
        fill("a", 400);
        fill("b", 300);
        List<Session> all = naive(everyPeer());
        archive.close();
        for (CompactionCrash crash : CompactionCrash.all(HOURS, 2)) {
            Path copy = crash.on(dir);
            try (SessionArchive reopened = SessionArchive.open(copy)) {
                assertThat(reopened.find(everyPeer())).as(crash.toString()).isEqualTo(all);
                reopened.compact(EVER, 1);
                assertThat(reopened.find(everyPeer())).as(crash + ", again").isEqualTo(all);
                ArchiveStatus status = reopened.status();
                assertThat(status.segmentRows() + status.hourFileRows())
                        .as(crash.toString())
                        .isEqualTo(700);
                reopened.segments().commit("a");
                reopened.segments().commit("b");
                assertThat(reopened.status().segments()).as(crash.toString()).isZero();
            }
        }
        archive = SessionArchive.open(dir);
    }

    @Test
    void runsOfAnotherVersionAreMadeAgainAtTheNextStart() throws IOException {
        fill("a", 400);
        archive.compact(EVER, 1);
        archive.mergeIndex(1, EVER);
        archive.close();
        int versionAt = 112 - 4; // from the end: the trailer's second number
        for (Path file : indexFiles()) {
            byte[] bytes = Files.readAllBytes(file);
            bytes[bytes.length - versionAt]++;
            Files.write(file, bytes);
        }
        try (ArchiveIndex index = ArchiveIndex.open(dir)) {
            assertThat(index.verify(ProgressListener.NONE).problems())
                    .hasSize(indexFiles().size())
                    .allMatch(problem -> problem.what().startsWith("has version "));
        }
        archive = SessionArchive.open(dir);
        try (ArchiveIndex index = ArchiveIndex.open(dir)) {
            assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
        }
        assertThat(indexFiles()).hasSize(HOURS + 1);
    }

    private List<Path> indexFiles() throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(file ->
                            file.toString().endsWith(".idx") || file.toString().endsWith(".day"))
                    .toList();
        }
    }

    @Test
    void aCrashWithinAnExpiryLeavesNoRunWithoutItsPart() throws IOException {
        fill("a", 400);
        archive.compact(EVER, 1);
        archive.close();
        Path part = indexFiles()
                .getFirst()
                .resolveSibling(indexFiles().getFirst().getFileName().toString().replace(".idx", ".parquet"));
        Files.delete(part); // what the expiry deletes first
        archive = SessionArchive.open(dir);
        assertThat(indexFiles()).hasSize(HOURS - 1);
        try (ArchiveIndex index = ArchiveIndex.open(dir)) {
            assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
        }
    }

    @Test
    void expiryDeletesWholeOldHoursAndRecordsIt() throws IOException {
        fill("a", 1000);
        archive.compact(EVER, 1);
        long limit = DAY_MS + 2 * HOUR_MS + 1;
        assertThat(archive.expire(limit, limit + 90 * 24 * HOUR_MS)).isEqualTo(2);
        assertThat(archive.find(everyPeer()))
                .isEqualTo(naive(new ArchiveQuery(everyPeer().addresses(), DAY_MS + 2 * HOUR_MS, EVER, ALL)));
        assertThat(Files.readAllLines(dir.resolve("deletions.log")))
                .hasSize(2)
                .allMatch(line -> line.contains(" deleted sessions/day=2026-04-01/hour=0")
                        && line.endsWith(" older-than 2026-04-01T02:00:00.001Z"));
        assertThat(archive.expire(limit, limit)).isZero();
    }

    @Test
    void expiryTakesOldSegmentsToo() throws IOException {
        fill("a", 100);
        assertThat(archive.expire(DAY_MS + HOURS * HOUR_MS, 0)).isEqualTo(1);
        assertThat(archive.status().hours()).isZero();
        archive.segments().commit("a");
        assertThat(archive.find(everyPeer())).isEmpty();
    }

    @Test
    void coverageNamesTheHoursHeldAndMissing() throws IOException {
        fill("a", 200);
        archive.compact(EVER, 1);
        fill("b", 200);
        Coverage coverage = archive.coverage(DAY_MS + 1, DAY_MS + 7 * HOUR_MS);
        assertThat(coverage.hoursMs()).hasSize(HOURS).startsWith(DAY_MS);
        assertThat(coverage.missingHoursMs()).containsExactly(DAY_MS + 5 * HOUR_MS, DAY_MS + 6 * HOUR_MS);
    }

    @Test
    void aSecondUserOfTheFolderIsToldSo() {
        assertThatThrownBy(() -> SessionArchive.open(dir))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining(dir.toString())
                .hasMessageContaining("in use by another Hinomi");
    }

    private void fill(String name, int rows) throws IOException {
        SessionBlock block = random.block("border-1", rows, HOURS);
        try (SegmentWriter writer = archive.segments().create(name)) {
            writer.append(block);
            writer.seal();
        }
        archive.segments().commit(name);
        for (int row = 0; row < rows; row++) {
            everything.addFrom(block, row);
            everything.recordId()[everything.size() - 1] = 0;
        }
    }

    private static ArchiveQuery everyPeer() {
        Set<IpAddress> hosts = Set.copyOf(
                IntStream.range(0, 20).mapToObj(i -> address("198.51.100." + i)).toList());
        return new ArchiveQuery(hosts, 0, EVER, ALL);
    }

    private List<Session> naive(ArchiveQuery query) {
        return IntStream.range(0, everything.size())
                .boxed()
                .filter(row -> isWanted(everything.session(row), query))
                .sorted(Comparator.<Integer>comparingLong(row -> everything.startMs()[row])
                        .thenComparingLong(row -> everything.digest(row)))
                .limit(query.limit())
                .map(everything::session)
                .toList();
    }

    private static boolean isWanted(Session session, ArchiveQuery query) {
        boolean isInTime = session.startMs() >= query.fromMs() && session.startMs() < query.toMs();
        Set<IpAddress> others = query.others();
        boolean isOut =
                query.addresses().contains(session.src()) && (others.isEmpty() || others.contains(session.dst()));
        boolean isIn =
                query.addresses().contains(session.dst()) && (others.isEmpty() || others.contains(session.src()));
        return isInTime && (isOut || isIn);
    }

    private List<Path> hourFiles() throws IOException {
        try (Stream<Path> files = Files.walk(dir.resolve("sessions"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    private static Map<String, String> types(Statement statement, String sql) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData columns = rows.getMetaData();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                types.put(columns.getColumnName(i), columns.getColumnTypeName(i));
            }
        }
        return types;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
