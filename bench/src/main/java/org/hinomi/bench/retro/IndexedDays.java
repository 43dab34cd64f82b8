// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.retro;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hinomi.archive.index.DayIndexWriter;
import org.hinomi.bench.harness.InputFacts;
import org.hinomi.bench.ingest.HomeFiles;

/**
 * An archive that holds day files and, for each hour, an empty file in the place of its part, made once and kept. What the
 * day files say beside their addresses is as much as they say of a real day: four sensors, 900 institutions, 25,200 blocks of
 * inside IPv4 addresses and 3,600 of IPv6 with sessions everywhere, because everything is scanned.
 *
 * @param archive its folder
 * @param settings what it was made from
 * @param present addresses of known days, upper and lower halves in turn
 */
public record IndexedDays(Path archive, Settings settings, List<Long> present) {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final long DAY_MS = 86_400_000;
    private static final int INSTITUTIONS = 120;
    private static final int COUNTED_INSTITUTIONS = 900;
    private static final int SENSORS = 4;
    private static final int IPV4_BLOCKS_EACH = 28;
    private static final int IPV6_BLOCKS_EACH = 4;
    private static final int PARTS = 16;
    private static final long IPV4_FIRST = 0xffff_0a00_0000L; // ::ffff:10.0.0.0
    private static final long IPV6_FIRST = 0x2001_0db8_0000_0000L;
    private static final int HOURS = 24;
    private static final long SESSIONS_PER_DAY = 600_000_000;
    private static final String PRESENT = "present.bin";

    /** Addresses to remember over all days, enough for both benches. */
    private static final int REMEMBERED = 4_000;

    public IndexedDays {
        present = List.copyOf(present);
    }

    /**
     * What day files are made from.
     *
     * @param days how many
     * @param addresses distinct ones of each day
     * @param seed of all chance
     */
    public record Settings(int days, int addresses, long seed) {

        /** What the gates speak of. */
        public static final Settings USUAL = new Settings(90, 30_000_000, 1);

        public Settings {
            if (days < 1 || addresses < 100) {
                throw new IllegalArgumentException("at least 1 day and 100 addresses are needed");
            }
        }

        /** Addresses over all days. */
        public long items() {
            return (long) days * addresses;
        }

        String folderName() {
            return "retro-v3-%d-days-%d-addresses-seed-%d".formatted(days, addresses, seed);
        }
    }

    /** Takes what is there, or makes it with all cores. */
    public static IndexedDays of(Settings settings, Path data) throws IOException {
        Path archive = data.resolve(settings.folderName());
        Path known = archive.resolve(PRESENT);
        if (!Files.exists(known)) {
            HomeFiles.delete(archive);
            Files.createDirectories(archive);
            remember(write(settings, archive), known);
        }
        return new IndexedDays(archive, settings, recall(known));
    }

    private static List<Long> write(Settings settings, Path archive) {
        return IntStream.range(0, settings.days())
                .parallel()
                .mapToObj(number -> writeDay(settings, number, archive))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Long> writeDay(Settings settings, int number, Path archive) {
        Remembering remembering = new Remembering(settings);
        IndexedDay day = new IndexedDay(settings.seed(), number, settings.addresses(), INSTITUTIONS);
        try (DayIndexWriter writer = DayIndexWriter.open(archive, firstDayMs() + number * DAY_MS)) {
            writeParts(archive, FIRST_DAY.plusDays(number), settings, writer);
            day.write((high, low, hours, institutions) -> {
                writer.add(high, low, hours, institutions);
                remembering.pass(high, low);
            });
            writer.seal();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return remembering.kept;
    }

    private static void writeParts(Path archive, LocalDate day, Settings settings, DayIndexWriter writer)
            throws IOException {
        for (int hour = 0; hour < HOURS; hour++) {
            String name = "hour=%02d/part-%016x".formatted(hour, day.toEpochDay() * HOURS + hour);
            Path part = archive.resolve("sessions/day=" + day).resolve(name + ".parquet");
            Files.createDirectories(part.getParent());
            Files.createFile(part);
            writer.cover(name, SESSIONS_PER_DAY / HOURS, settings.addresses());
            for (int sensor = 1; sensor <= SENSORS; sensor++) {
                writer.addSensor("border-" + sensor, hour, SESSIONS_PER_DAY / HOURS / SENSORS);
            }
        }
        for (int institution = 1; institution <= COUNTED_INSTITUTIONS; institution++) {
            writer.addInstitution(institution, SESSIONS_PER_DAY / COUNTED_INSTITUTIONS);
            writeBlocks(institution, writer);
        }
        writer.addRows(SESSIONS_PER_DAY);
    }

    /** Sessions in every sixteenth of every block: as many in all as are counted for the institution. */
    private static void writeBlocks(int institution, DayIndexWriter writer) {
        long each = SESSIONS_PER_DAY / COUNTED_INSTITUTIONS / (IPV4_BLOCKS_EACH + IPV6_BLOCKS_EACH) / PARTS;
        for (long part = 0; part < IPV4_BLOCKS_EACH * PARTS; part++) {
            long place = (long) institution * IPV4_BLOCKS_EACH * PARTS + part;
            writer.addEnd(0, IPV4_FIRST + (place << 4), institution, each);
        }
        for (long part = 0; part < IPV6_BLOCKS_EACH * PARTS; part++) {
            long place = (long) institution * IPV6_BLOCKS_EACH * PARTS + part;
            writer.addEnd(IPV6_FIRST + (place << 12), 1, institution, each);
        }
    }

    /** Keeps some addresses of a day, evenly spread. */
    private static final class Remembering {

        private final int every;
        private final List<Long> kept = new ArrayList<>();
        private long passed;

        Remembering(Settings settings) {
            every = Math.max(1, (int) (settings.items() / REMEMBERED));
        }

        void pass(long high, long low) {
            if (passed++ % every == every / 2) {
                kept.add(high);
                kept.add(low);
            }
        }
    }

    private static void remember(List<Long> present, Path file) throws IOException {
        Path unfinished = file.resolveSibling(PRESENT + ".part");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(unfinished))) {
            for (long half : present) {
                out.writeLong(half);
            }
        }
        Files.move(unfinished, file);
    }

    private static List<Long> recall(Path file) throws IOException {
        List<Long> present = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            for (long i = 0; i < Files.size(file) / Long.BYTES; i++) {
                present.add(in.readLong());
            }
        }
        return present;
    }

    /** Blocks of inside addresses over all days. */
    long blocks() {
        return (long) settings.days() * COUNTED_INSTITUTIONS * (IPV4_BLOCKS_EACH + IPV6_BLOCKS_EACH);
    }

    /** First millisecond of the first day. */
    static long firstDayMs() {
        return FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** First millisecond after the last day. */
    long endMs() {
        return firstDayMs() + settings.days() * DAY_MS;
    }

    /** Hour files that the index speaks for. */
    int parts() {
        return settings.days() * HOURS;
    }

    /** The index's files. */
    List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(archive)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(".day"))
                    .toList();
        }
    }

    /** What a report says of it. The files follow from the settings; hashing them would bring them into memory. */
    public InputFacts facts() throws IOException {
        long sizeBytes = 0;
        for (Path file : files()) {
            sizeBytes += Files.size(file);
        }
        return new InputFacts(archive.toString(), "not hashed: made from the options", sizeBytes, settings.items());
    }
}
