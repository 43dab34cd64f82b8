// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hinomi.archive.encode.HourFileWriter;
import org.hinomi.archive.index.RunWriter;
import org.hinomi.archive.rows.PackedRows;
import org.hinomi.archive.rows.RowOrder;
import org.hinomi.archive.rows.SessionRows;
import org.hinomi.archive.segment.Batch;
import org.hinomi.archive.segment.SegmentFolder;
import org.hinomi.archive.segment.SegmentReader;

/**
 * Turns committed segments into hour files: {@link #draft} writes them where nobody reads, {@link SegmentFolder#take}
 * swaps segments for files in one step, {@link #finish} tidies up. A crash before the swap leaves drafts, which are
 * deleted at the next start; a crash after it is made good by finishing again. Drafts of different segments may be written at
 * the same time; all else is for one thread at a time.
 */
public final class Compactor {

    /** The order of chunks that are in order. */
    private static final int[] IDENTITY =
            IntStream.range(0, HourFileWriter.GROUP_ROWS).toArray();

    private final SegmentFolder segments;
    private final HourFiles hours;
    private final Path drafts;

    /**
     * A compactor.
     *
     * @param drafts its own folder, on the file system of the hour files
     */
    public Compactor(SegmentFolder segments, HourFiles hours, Path drafts) {
        this.segments = segments;
        this.hours = hours;
        this.drafts = drafts;
    }

    /**
     * What was drafted.
     *
     * @param rows how many rows the parts hold
     */
    public record Draft(Batch batch, long rows) {}

    /** What a draft needs, 136 bytes a row of its largest batch: it pays to draft several batches in one room. One thread at a time. */
    public static final class Room {

        private final PackedRows rows = new PackedRows(0);
        private final RowOrder sorter = new RowOrder();
        private final SessionRows group = new SessionRows(HourFileWriter.GROUP_ROWS);
        private final RunWriter.Room run = new RunWriter.Room();
    }

    /**
     * Writes the rows of some committed segments into parts, an hour each with its run of the index, and forces them to the
     * disk.
     */
    public Draft draft(List<Path> files, Room room) throws IOException {
        List<String> names = files.stream().map(SegmentFolder::nameOf).sorted().toList();
        String id = Batch.idOf(names);
        deleteTree(drafts.resolve(id));
        load(files, room.rows);
        int[] order = room.sorter.sort(room.rows);
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < room.rows.size(); ) {
            int to = RowOrder.endOfHour(room.rows, order, from);
            String part = HourFile.name(RowOrder.hourMs(room.rows, order[from]), id);
            writePart(room, order, from, to, drafts.resolve(id).resolve(part));
            parts.add(part);
            from = to;
        }
        return new Draft(new Batch(id, names, parts), room.rows.size());
    }

    private static void writePart(Room room, int[] order, int from, int to, Path draft) throws IOException {
        long hourMs = RowOrder.hourMs(room.rows, order[from]);
        Files.createDirectories(draft.toAbsolutePath().getParent());
        try (RunWriter run = RunWriter.open(Path.of(RunWriter.runOf(draft.toString())), hourMs, room.run);
                HourFileWriter file = HourFileWriter.open(draft)) {
            for (int next = from; next < to; next += HourFileWriter.GROUP_ROWS) {
                room.rows.unpack(order, next, Math.min(next + HourFileWriter.GROUP_ROWS, to), room.group);
                file.add(room.group);
                run.add(room.group, IDENTITY, 0, room.group.size());
            }
            var _ = file.seal();
            var _ = run.seal();
        }
    }

    /** Brings the parts of a taken batch to their places and deletes its segments. Bears repetition. */
    public void finish(Batch batch) throws IOException {
        Path staging = drafts.resolve(batch.id());
        for (String part : batch.parts()) {
            hours.placeIfDrafted(staging, RunWriter.runOf(part)); // first, so that no part is seen without its run
            hours.place(staging, part);
        }
        segments.finish(batch);
        deleteTree(staging);
    }

    /** After a start: finishes what was taken, and deletes what was not. */
    public void recover() throws IOException {
        for (Batch batch : segments.takenBatches()) {
            finish(batch);
        }
        deleteTree(drafts);
        Files.createDirectories(drafts);
    }

    private static void load(List<Path> files, PackedRows into) {
        long count = files.stream()
                .mapToLong(file -> SegmentReader.info(file).rows())
                .sum();
        into.clear();
        into.ensureRoom(Math.toIntExact(count));
        files.forEach(file -> SegmentReader.read(file, into::add));
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
