// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the files of an archive's index are. Holds no state: thread-safe. */
final class IndexFolder {

    static final String DRAFT = ".draft";

    private static final Pattern DAY = Pattern.compile("day=(\\d{4}-\\d\\d-\\d\\d)");
    private static final Pattern HOUR = Pattern.compile("hour=([01]\\d|2[0-3])");
    private static final String PART_PREFIX = "part-";
    private static final int PART_LENGTH = PART_PREFIX.length() + 16;
    private static final String PART_SUFFIX = ".parquet";
    private static final String RUN_SUFFIX = ".idx";
    private static final Pattern DAY_FILE = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)\\.(\\d{1,18})\\.day");

    private final Path archive;
    private final Path sessions;
    private final Path index;

    IndexFolder(Path archive) {
        this.archive = archive;
        sessions = archive.resolve("sessions");
        index = archive.resolve("index");
    }

    /**
     * An hour file's part and its run, of which one may be missing.
     *
     * @param name below the day's folder, without suffix: {@code hour=HH/part-ID}
     * @param hourMs first millisecond of its hour
     * @param parquet the part
     * @param run its run
     * @param hasPart whether the part is there
     * @param hasRun whether the run is there
     */
    record Part(String name, long hourMs, Path parquet, Path run, boolean hasPart, boolean hasRun) {}

    /**
     * The files of a day.
     *
     * @param dayMs the day's first millisecond
     * @param parts by name
     * @param dayFiles the newest first
     */
    record Day(long dayMs, List<Part> parts, List<Path> dayFiles) {}

    Path index() {
        return index;
    }

    Path sessions() {
        return sessions;
    }

    /** A path below the archive's folder. */
    Path relative(Path path) {
        return archive.relativize(path);
    }

    private static String text(long dayMs) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(dayMs), ZoneOffset.UTC).toString();
    }

    private static long dayMs(String text) {
        return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    /** Days with a day file or a folder of parts, in order. */
    SortedSet<Long> daysMs() throws IOException {
        return daysMs(dayFiles().keySet());
    }

    /** Some days, and those with a folder of parts, in order. */
    SortedSet<Long> daysMs(Collection<Long> others) throws IOException {
        SortedSet<Long> days = new TreeSet<>(others);
        for (Path path : list(sessions)) {
            Matcher matcher = DAY.matcher(name(path));
            if (matcher.matches()) {
                days.add(dayMs(matcher.group(1)));
            }
        }
        return days;
    }

    /** The files of a day. */
    Day day(long dayMs) throws IOException {
        return day(dayMs, dayFiles().getOrDefault(dayMs, List.of()));
    }

    /** The files of a day whose day files were listed already, because listing them lists those of all days. */
    Day day(long dayMs, List<Path> dayFiles) throws IOException {
        List<Part> parts = new ArrayList<>();
        Path day = dayFolder(dayMs);
        for (String hour : names(day)) {
            Matcher matcher = HOUR.matcher(hour);
            if (matcher.matches()) {
                addParts(day.resolve(hour), dayMs + Integer.parseInt(matcher.group(1)) * IndexFormat.HOUR_MS, parts);
            }
        }
        return new Day(dayMs, List.copyOf(parts), dayFiles);
    }

    private static void addParts(Path hour, long hourMs, List<Part> parts) throws IOException {
        String hourName = name(hour);
        List<String> names = names(hour);
        for (String name : names) {
            if (!isOfPart(name)) {
                continue;
            }
            String part = name.substring(0, PART_LENGTH);
            String parquet = part + PART_SUFFIX;
            String run = part + RUN_SUFFIX;
            boolean hasPart = isAmong(names, parquet);
            if (name.equals(parquet) || !hasPart) {
                parts.add(new Part(
                        hourName + "/" + part,
                        hourMs,
                        hour.resolve(parquet),
                        hour.resolve(run),
                        hasPart,
                        isAmong(names, run)));
            }
        }
    }

    private static boolean isAmong(List<String> names, String name) {
        return Collections.binarySearch(names, name) >= 0;
    }

    /** Whether a file is a part or a run, by its name; there are thousands, so that this is no regular expression. */
    private static boolean isOfPart(String name) {
        int suffixLength = name.length() - PART_LENGTH;
        boolean hasSuffix = (suffixLength == PART_SUFFIX.length() && name.endsWith(PART_SUFFIX))
                || (suffixLength == RUN_SUFFIX.length() && name.endsWith(RUN_SUFFIX));
        return hasSuffix
                && name.startsWith(PART_PREFIX)
                && name.substring(PART_PREFIX.length(), PART_LENGTH).chars().allMatch(IndexFolder::isHexDigit);
    }

    private static boolean isHexDigit(int character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
    }

    /** The day files of all days, the newest first each. */
    SortedMap<Long, List<Path>> dayFiles() throws IOException {
        SortedMap<Long, SortedMap<Long, Path>> byDay = new TreeMap<>();
        for (Path path : list(index)) {
            Matcher matcher = DAY_FILE.matcher(name(path));
            if (matcher.matches()) {
                byDay.computeIfAbsent(dayMs(matcher.group(1)), day -> new TreeMap<>(Comparator.reverseOrder()))
                        .put(Long.valueOf(matcher.group(2)), path);
            }
        }
        SortedMap<Long, List<Path>> files = new TreeMap<>();
        byDay.forEach((dayMs, byNumber) -> files.put(dayMs, List.copyOf(byNumber.values())));
        return files;
    }

    /** The name of a day file that replaces all there are. */
    Path nextDayFile(long dayMs) throws IOException {
        Files.createDirectories(index);
        long newest = dayFiles().getOrDefault(dayMs, List.of()).stream()
                .mapToLong(IndexFolder::number)
                .max()
                .orElse(0);
        return index.resolve(text(dayMs) + "." + (newest + 1) + ".day");
    }

    private static long number(Path dayFile) {
        Matcher matcher = DAY_FILE.matcher(name(dayFile));
        return matcher.matches() ? Long.parseLong(matcher.group(2)) : 0;
    }

    Path dayFolder(long dayMs) {
        return sessions.resolve("day=" + text(dayMs));
    }

    /** Files that a crash left half written. */
    List<Path> drafts() throws IOException {
        List<Path> drafts = new ArrayList<>();
        for (Path root : List.of(index, sessions)) {
            if (Files.isDirectory(root)) {
                try (Stream<Path> files = Files.walk(root)) {
                    files.filter(path -> name(path).contains(DRAFT)).forEach(drafts::add);
                }
            }
        }
        return drafts;
    }

    static Path draftOf(Path file) {
        return file.resolveSibling(name(file) + DRAFT);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    /** Names of what is in a folder, in order; nothing where there is no such folder. */
    private static List<String> names(Path folder) throws IOException {
        String[] names = folder.toFile().list();
        if (names == null) {
            return list(folder).stream()
                    .map(IndexFolder::name)
                    .toList(); // says why, unlike the old call, which is fast
        }
        Arrays.sort(names);
        return List.of(names);
    }

    /** What is in a folder, by name; nothing where there is no such folder. */
    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        }
    }
}
