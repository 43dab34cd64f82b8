// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hinomi.archive.rows.SessionRows;
import org.hinomi.model.address.IpAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index as one thing that is written, merged, damaged, rebuilt and asked; all of it is compared with maps in memory. */
class ArchiveIndexTest {

    private static final long SEED = 20_260_401;
    private static final long DAY_MS = IndexTwin.DAY_MS;
    private static final long NEXT_DAY_MS = DAY_MS + 24 * IndexTwin.HOUR_MS;

    /** Of a day file without sensors, institutions and runs: three numbers of one byte; length and checksum of the seen blocks. */
    private static final int FACTS_AND_COVERED_BYTES = 3 + 1 + 4;

    /** Of no session: the rows, and two tables that say their bits and that they are empty. */
    private static final int SEEN_BYTES = 1 + 2 * 2;

    /** A checksum and three IPv6 addresses. */
    private static final int FENCE_BYTES_OF_THREE = 4 + 3 * 16;

    @TempDir
    Path dir;

    private final IndexTwin twin = new IndexTwin(SEED);
    private ArchiveIndex index;
    private int parts;

    @BeforeEach
    void open() {
        index = ArchiveIndex.open(dir);
    }

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    void runsAndDayFilesAnswerLikeAMap() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 12; round++) {
            writePart(random.nextInt(24), 1 + random.nextInt(800));
            if (round % 4 == 2) {
                index.merge(DAY_MS);
            }
            assertAnswersAsTwin();
        }
        assertThat(index.merge(DAY_MS).runs()).isEqualTo(12);
        assertAnswersAsTwin();
        assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
    }

    private void assertAnswersAsTwin() throws IOException {
        Map<IpAddress, IndexHit> known = twin.hits();
        Set<IpAddress> asked = new TreeSet<>(known.keySet());
        for (int i = 0; i < 256; i++) {
            asked.add(IpAddress.ofIpv4(0xc000_0200 | i));
            asked.add(new IpAddress(0x2001_0db8_0000_0000L, i));
            asked.add(new IpAddress(0, i));
        }
        asked.add(new IpAddress(-1, -1));
        IndexAnswer answer = ask(asked);
        assertThat(answer.hits()).as("seed " + SEED).containsExactlyElementsOf(known.values());
        assertThat(answer.covered()).hasSize(parts);
        assertThat(answer.problems()).isEmpty();
    }

    private IndexAnswer ask(Set<IpAddress> addresses) throws IOException {
        long[] highs = addresses.stream().mapToLong(IpAddress::high).toArray();
        long[] lows = addresses.stream().mapToLong(IpAddress::low).toArray();
        return index.find(highs, lows, DAY_MS, NEXT_DAY_MS, ProgressListener.NONE);
    }

    /** Writes a run, and beside it a file that stands for the part. */
    private Path writePart(int hour, int size) throws IOException {
        Path part = partPath(hour, ++parts);
        Path run = Path.of(RunWriter.runOf(part.toString()));
        Files.createDirectories(part.getParent());
        Files.writeString(part, "stands for the rows");
        SessionRows rows = twin.part(hour, size);
        try (RunWriter writer = RunWriter.open(run, DAY_MS + hour * IndexTwin.HOUR_MS)) {
            int middle = size / 2;
            writer.add(rows, IndexTwin.order(rows), 0, middle);
            writer.add(rows, IndexTwin.order(rows), middle, size);
            assertThat(writer.seal().rows()).isEqualTo(size);
        }
        return run;
    }

    private Path partPath(int hour, int number) {
        return dir.resolve("sessions/day=2026-04-01/hour=%02d/part-%016x.parquet".formatted(hour, number));
    }

    @Test
    void factsCountSensorsByHourAndInstitutions() throws IOException {
        writePart(3, 200);
        writePart(3, 100);
        index.merge(DAY_MS);
        writePart(23, 300);
        DayFacts facts = facts();
        assertThat(facts.rows()).isEqualTo(600);
        assertThat(facts.waitingRuns()).isEqualTo(1);
        assertThat(facts.sensors()).isEqualTo(twin.sensors());
        assertThat(facts.institutions().toMap()).isEqualTo(twin.institutions());
        assertThat(facts.addresses()).isGreaterThanOrEqualTo(twin.hits().size());
        index.merge(DAY_MS);
        assertThat(facts().addresses()).isEqualTo(twin.hits().size());
        assertThat(facts().waitingRuns()).isZero();
    }

    private DayFacts facts() throws IOException {
        return ask(Set.of()).facts().getFirst();
    }

    @Test
    void blocksCountEveryEndWithinTheMembers() throws IOException {
        writePart(3, 400);
        writePart(4, 300);
        assertThat(blocks()).as("seed " + SEED).isEqualTo(twin.blocks());
        index.merge(DAY_MS);
        assertThat(blocks()).isEqualTo(twin.blocks());
        writePart(4, 500);
        assertThat(blocks()).isEqualTo(twin.blocks());
        assertThat(facts(true).blocks().rows()).isEqualTo(1200);
        index.merge(DAY_MS);
        assertThat(blocks()).isEqualTo(twin.blocks());
        assertThat(facts(false).blocks()).isEqualTo(SeenBlocks.NONE);
        assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
    }

    private DayFacts facts(boolean withBlocks) throws IOException {
        return index.find(new long[0], new long[0], DAY_MS, NEXT_DAY_MS, withBlocks, ProgressListener.NONE)
                .facts()
                .getFirst();
    }

    /** Sessions by block and institution, and the parts of the block. */
    private Map<String, Long> blocks() throws IOException {
        Map<String, Long> blocks = new TreeMap<>();
        facts(true).blocks().forEach((isIpv4, bits, first, institution, parts, sessions) -> {
            assertThat(bits).isEqualTo(isIpv4 ? 24 : 48);
            String text = "%x %d %x".formatted(first, institution, parts);
            assertThat(blocks.put(text, sessions)).isNull();
        });
        return blocks;
    }

    @Test
    void aRebuiltIndexCountsTheSameBlocks() throws IOException {
        SessionRows rows = twin.part(2, 500);
        Path part = partPath(2, ++parts);
        Files.createDirectories(part.getParent());
        Files.writeString(part, "stands for the rows");
        PartSource source = (any, to) -> to.accept(rows, IndexTwin.order(rows));
        index.rebuild(List.of(DAY_MS), source, ProgressListener.NONE);
        byte[] first = Files.readAllBytes(dayFile());
        assertThat(blocks()).isEqualTo(twin.blocks());
        index.rebuild(List.of(DAY_MS), source, ProgressListener.NONE);
        assertThat(Files.readAllBytes(dayFile())).isEqualTo(first);
    }

    @Test
    void anIndexOfTheReleaseBeforeIsReadAndSpeaksForNoSessionByBlock() throws IOException {
        Path old = writePart(3, 400);
        OldIndex.make(old);
        assertAnswersAsTwin();
        assertThat(facts(true).blocks()).isEqualTo(SeenBlocks.NONE);
        assertThat(index.daysWithoutRun()).isEmpty();
        writePart(4, 300);
        index.merge(DAY_MS);
        assertAnswersAsTwin();
        assertThat(facts(true).rows()).isEqualTo(700);
        assertThat(facts(true).blocks().rows()).isEqualTo(300); // those of the second part alone
        assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
        OldIndex.make(dayFile());
        assertAnswersAsTwin();
        assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
    }

    @Test
    void moreBlocksThanATableHoldsBecomeWider() {
        BlockTally all = new BlockTally();
        BlockTally some = new BlockTally();
        int count = BlockTable.MAX_ENTRIES + 1;
        for (int i = 0; i < count; i++) {
            all.addEnd(0x2001_0db8_0000_0000L + ((long) i << 16), 1, 7, 2);
            (i % 3 == 0 ? some : all).addEnd(0x2001_0db8_0000_0000L + ((long) i << 16), 1, 7, 1);
        }
        all.add(some.seen());
        long[] sums = new long[2];
        all.seen().forEach((isIpv4, bits, first, institution, parts, sessions) -> {
            assertThat(bits).isEqualTo(44);
            assertThat(parts)
                    .isEqualTo(sums[0] == count / 16 ? 1 : 0xffff); // the last block holds one of the addresses
            sums[0]++;
            sums[1] += sessions;
        });
        assertThat(sums).containsExactly(count / 16 + 1, 3L * count);
    }

    @Test
    void hostRollUpsHoldEveryContactButFailedInboundOnes() throws IOException {
        writePart(0, 2000);
        writePart(1, 6000);
        index.merge(DAY_MS);
        for (IpAddress host : twin.hosts()) {
            HostDay day = index.hostDay(host, DAY_MS);
            assertThat(day.contacts()).as("seed " + SEED + ", " + host).isEqualTo(twin.contacts(host));
            assertThat(day.covered()).hasSize(2);
        }
        IpAddress silent = IpAddress.parse("198.51.100.200").orElseThrow();
        assertThat(index.hostDays(silent, 0, Long.MAX_VALUE, ProgressListener.NONE))
                .singleElement()
                .satisfies(day -> assertThat(day.contacts()).isEmpty());
    }

    @Test
    void aPartWithoutARunIsNotCovered() throws IOException {
        writePart(1, 50);
        Path gone = writePart(2, 50);
        Files.delete(gone);
        IndexAnswer answer = ask(twin.hits().keySet());
        assertThat(answer.covered()).containsExactly(dir.relativize(partPath(1, 1)));
        assertThat(answer.problems()).extracting(IndexProblem::file).containsExactly(gone);
        assertThat(index.merge(DAY_MS).problems()).hasSize(1);
        assertThat(ask(twin.hits().keySet()).covered()).containsExactly(dir.relativize(partPath(1, 1)));
        assertThat(index.verify(ProgressListener.NONE).problems())
                .extracting(IndexProblem::file)
                .containsExactly(gone);
    }

    @Test
    void noDamagedByteChangesAnAnswerUnnoticed() throws IOException {
        Path run = writePart(4, 60);
        byte[] whole = Files.readAllBytes(run);
        List<IndexHit> right = ask(twin.hits().keySet()).hits();
        for (int at = 0; at < whole.length; at += 1 + at % 61) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Files.write(run, damaged);
            IndexAnswer answer = ask(twin.hits().keySet());
            if (answer.covered().isEmpty()) {
                assertThat(answer.problems()).isNotEmpty();
            } else {
                assertThat(answer.hits()).as("byte " + at).isEqualTo(right);
            }
            assertThat(index.verify(ProgressListener.NONE).isWhole())
                    .as("byte " + at)
                    .isFalse();
        }
    }

    @Test
    void aCutFileIsPassedByAtEveryLength() throws IOException {
        Path run = writePart(4, 20);
        byte[] whole = Files.readAllBytes(run);
        for (int length = 0; length < whole.length; length += 1 + length % 61) {
            Files.write(run, Arrays.copyOf(whole, length));
            assertThat(ask(twin.hits().keySet()).covered()).isEmpty();
        }
    }

    @Test
    void aDamagedDayFileIsReplacedByItsRuns() throws IOException {
        writePart(4, 300);
        writePart(5, 300);
        index.merge(DAY_MS);
        Path dayFile = dayFile();
        byte[] bytes = Files.readAllBytes(dayFile);
        bytes[100] ^= 1;
        Files.write(dayFile, bytes);
        IndexAnswer answer = ask(twin.hits().keySet());
        assertThat(answer.hits()).containsExactlyElementsOf(twin.hits().values());
        assertThat(answer.covered()).hasSize(2);
        assertThat(answer.problems()).extracting(IndexProblem::file).containsExactly(dayFile);
    }

    private Path dayFile() throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("index"))) {
            return files.reduce((a, b) -> {
                        throw new AssertionError("more than one: " + a + ", " + b);
                    })
                    .orElseThrow();
        }
    }

    @Test
    void verifyFindsADayFileThatHoldsOtherThanItsRuns() throws IOException {
        writePart(4, 300);
        index.merge(DAY_MS);
        byte[] before = Files.readAllBytes(dayFile());
        index.delete(DAY_MS);
        parts = 0;
        writePart(4, 300);
        Files.createDirectories(dir.resolve("index"));
        Files.write(dir.resolve("index/2026-04-01.1.day"), before);
        assertThat(index.verify(ProgressListener.NONE).problems())
                .extracting(IndexProblem::what)
                .singleElement()
                .asString()
                .contains("part-" + HexFormat.of().toHexDigits(1L));
    }

    @Test
    void everyStepOfAMergeMayBeItsLast() throws IOException {
        writePart(4, 100);
        index.merge(DAY_MS);
        byte[] old = Files.readAllBytes(dayFile());
        writePart(5, 100);
        Path index1 = dir.resolve("index/2026-04-01.1.day");
        Path index2 = dir.resolve("index/2026-04-01.2.day");
        Path draft = dir.resolve("index/2026-04-01.2.day.draft");
        index.merge(DAY_MS);
        byte[] merged = Files.readAllBytes(index2);

        // while the draft is written
        Files.write(index1, old);
        Files.delete(index2);
        Files.write(draft, Arrays.copyOf(merged, merged.length / 2));
        Files.write(dir.resolve("index/2026-04-01.2.day.draft.attributes"), new byte[10]);
        assertAnswersAsTwin();
        index.recover();
        assertThat(dayFile()).isEqualTo(index1);
        assertAnswersAsTwin();

        // when the draft is whole, but has not its name
        Files.write(draft, merged);
        assertAnswersAsTwin();
        index.recover();
        assertThat(dayFile()).isEqualTo(index1);

        // when it has its name, and the old file is still there
        Files.write(index2, merged);
        assertAnswersAsTwin();
        index.recover();
        assertThat(dayFile()).isEqualTo(index2);
        assertAnswersAsTwin();
        assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
    }

    @Test
    void aRunThatWasNotSealedIsNoRun() throws IOException {
        writePart(4, 100);
        Path part = partPath(5, 2);
        Files.createDirectories(part.getParent());
        Files.writeString(part, "stands for the rows");
        SessionRows rows = new IndexTwin(1).part(5, 10);
        try (RunWriter writer =
                RunWriter.open(Path.of(RunWriter.runOf(part.toString())), DAY_MS + 5 * IndexTwin.HOUR_MS)) {
            writer.add(rows, IndexTwin.order(rows), 0, 10);
        }
        assertThat(ask(twin.hits().keySet()).covered()).containsExactly(dir.relativize(partPath(4, 1)));
    }

    @Test
    void rebuildMakesRunsAndDayFileFromTheParts() throws IOException {
        List<SessionRows> held = new ArrayList<>();
        for (int hour = 0; hour < 3; hour++) {
            Path part = partPath(hour, ++parts);
            Files.createDirectories(part.getParent());
            Files.writeString(part, Integer.toString(hour));
            held.add(twin.part(hour, 200));
        }
        Files.write(Path.of(RunWriter.runOf(partPath(0, 1).toString())), new byte[50]);
        PartSource source = (part, to) -> {
            SessionRows rows = held.get(Integer.parseInt(Files.readString(part)));
            to.accept(rows, IndexTwin.order(rows));
        };
        List<MergeReport> reports = index.rebuild(List.of(DAY_MS), source, ProgressListener.NONE);
        assertThat(reports)
                .singleElement()
                .satisfies(report -> assertThat(report.runs()).isEqualTo(3));
        assertAnswersAsTwin();
        assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
    }

    @Test
    void deleteLeavesNothingOfADay() throws IOException {
        writePart(4, 100);
        index.merge(DAY_MS);
        Files.delete(partPath(4, 1));
        index.delete(DAY_MS);
        assertThat(index.daysMs()).isEmpty();
        assertThat(dir.resolve("sessions")).isEmptyDirectory();
        assertThat(dir.resolve("index")).isEmptyDirectory();
    }

    @Test
    void rowsOutOfOrderAreRefused() throws IOException {
        SessionRows rows = twin.part(0, 50);
        int[] order = IndexTwin.order(rows);
        int first = order[0];
        order[0] = order[49];
        order[49] = first;
        try (RunWriter writer = RunWriter.open(dir.resolve("x.idx"), DAY_MS)) {
            assertThatThrownBy(() -> writer.add(rows, order, 0, 50)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aFullDayKeepsEveryAddressOfManyPages() throws IOException {
        Random random = new Random(SEED);
        int count = 100_000;
        long[] highs = new long[count];
        long[] lows = new long[count];
        int[] hours = new int[count];
        int[][] institutions = new int[count][];
        try (DayIndexWriter writer = DayIndexWriter.open(dir, DAY_MS)) {
            long ipv4 = IpAddress.IPV4_MARK;
            for (int i = 0; i < count; i++) {
                boolean isIpv4 = i < count - 10_000;
                ipv4 += 1 + random.nextInt(i % 1000 == 0 ? 1_000_000 : 300);
                highs[i] = isIpv4 ? 0 : 0x2001_0db8_0000_0000L + i;
                lows[i] = isIpv4 ? ipv4 : random.nextLong();
                hours[i] = random.nextInt(1 << 24);
                institutions[i] = random.ints(random.nextInt(4) == 0 ? random.nextInt(40) : 1, 1, 900)
                        .distinct()
                        .sorted()
                        .toArray();
                writer.add(highs[i], lows[i], hours[i], institutions[i]);
            }
            writer.seal();
        }
        IndexAnswer answer = index.find(highs, lows, DAY_MS, NEXT_DAY_MS, ProgressListener.NONE);
        assertThat(answer.hits()).hasSize(count);
        for (int i = 0; i < count; i++) {
            IndexHit hit = answer.hits().get(i);
            Set<Integer> expected = new TreeSet<>();
            Arrays.stream(institutions[i]).forEach(expected::add);
            if (hit.hours() != hours[i] || !hit.institutions().equals(expected)) {
                throw new AssertionError("seed " + SEED + ", entry " + i + ": " + hit);
            }
        }
        for (int i = 0; i < count; i += 997) {
            long[] high = {highs[i]};
            long[] low = {lows[i]};
            assertThat(index.find(high, low, DAY_MS, NEXT_DAY_MS, ProgressListener.NONE)
                            .hits())
                    .hasSize(1);
        }
        assertThat(index.verify(ProgressListener.NONE)).isEqualTo(new IndexCheck(1, 0, count, List.of()));
    }

    @Test
    void everyPageOfManyFenceBlocksIsFound() throws IOException {
        // full fence blocks speak of 1,000 IPv4 pages, of some 1,600 addresses at 20 bits, and of 250 IPv6 pages of 254
        Random random = new Random(SEED);
        int ipv4 = 1_800_000;
        int ipv6 = 70_000;
        long[] highs = new long[ipv4 + ipv6];
        long[] lows = new long[ipv4 + ipv6];
        try (DayIndexWriter writer = DayIndexWriter.open(dir, DAY_MS)) {
            long last = IpAddress.IPV4_MARK;
            for (int i = 0; i < ipv4 + ipv6; i++) {
                last += i % 1000 == 500 ? 1_000_000 : 1 + random.nextInt(30);
                highs[i] = i < ipv4 ? 0 : 0x2001_0db8_0000_0000L;
                lows[i] = i < ipv4 ? last : last * 1000;
                writer.add(highs[i], lows[i], 1, 1);
            }
            writer.seal();
        }
        IndexAnswer answer = index.find(highs, lows, DAY_MS, NEXT_DAY_MS, ProgressListener.NONE);
        assertThat(answer.hits()).as("seed " + SEED).hasSize(ipv4 + ipv6);
        for (int i = 0; i < ipv4 + ipv6; i += 4999) {
            assertThat(isFound(highs[i], lows[i])).as("entry " + i).isTrue();
            assertThat(isFound(highs[i], lows[i] - 1)).isEqualTo(i > 0 && lows[i - 1] == lows[i] - 1);
        }
        assertThat(index.verify(ProgressListener.NONE).problems()).isEmpty();
    }

    private boolean isFound(long high, long low) throws IOException {
        IndexAnswer one = index.find(new long[] {high}, new long[] {low}, DAY_MS, NEXT_DAY_MS, ProgressListener.NONE);
        assertThat(one.problems()).isEmpty();
        return !one.hits().isEmpty();
    }

    @Test
    void aFenceThatLeadsToAnotherPageIsFound() throws IOException {
        long[] lows = new long[600];
        try (DayIndexWriter writer = DayIndexWriter.open(dir, DAY_MS)) {
            for (int i = 0; i < lows.length; i++) {
                lows[i] = i * 1000L;
                writer.add(0x2001_0db8_0000_0000L, lows[i], 1, 1);
            }
            writer.seal();
        }
        // the last of three pages begins with entry 508; the fence is written again as if it began with the next one
        byte[] bytes = Files.readAllBytes(dayFile());
        int fenceAt = bytes.length
                - IndexFormat.TRAILER_BYTES
                - 16
                - FACTS_AND_COVERED_BYTES
                - SEEN_BYTES
                - FENCE_BYTES_OF_THREE;
        assertThat((long) IndexFormat.LONGS.get(bytes, fenceAt + 4 + 2 * 16 + 8))
                .isEqualTo(lows[508]);
        IndexFormat.LONGS.set(bytes, fenceAt + 4 + 2 * 16 + 8, lows[509]);
        IndexFormat.INTS.set(bytes, fenceAt, IndexFormat.checksum(bytes, fenceAt + 4, 3 * 16));
        Files.write(dayFile(), bytes);
        assertThat(index.verify(ProgressListener.NONE).problems())
                .extracting(IndexProblem::what)
                .containsExactly("has a fence that leads to another page");
    }
}
