// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import it.unimi.dsi.fastutil.longs.LongArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;
import org.jspecify.annotations.Nullable;

/**
 * The gate of one bucket: lets each record through once. The same record from two files or two copies of a stream has one
 * {@code recordId}, and so counts once, as long as {@link RecordIds} remembers it; records without an id all pass. One
 * thread at a time.
 *
 * <p>{@link #admit} lets records through as they come, which is what a live stream needs; {@link #hold} and
 * {@link #release} let them through in an order that depends on the records alone, which is what a specification needs.
 */
public final class SessionGate {

    /** As many loads as a core has under way at a time, and some more. */
    private static final int STRIP_ROWS = 32;

    private final RecordIds ids;
    private final List<Held<SessionBlock>> held = new ArrayList<>();
    private final List<Held<SensorAlert>> heldAlerts = new ArrayList<>();
    private final List<Held<Sighting>> heldSightings = new ArrayList<>();

    @SuppressWarnings("UnusedVariable") // kept so that the compiler does not leave the loads out
    private long touched;

    /** A gate that nothing has passed. */
    public SessionGate() {
        this(new RecordIds());
    }

    private SessionGate(RecordIds ids) {
        this.ids = ids;
    }

    /** A gate that goes on from here without changing this one. */
    public SessionGate copy() {
        SessionGate copy = new SessionGate(ids.copy());
        copy.held.addAll(held);
        copy.heldAlerts.addAll(heldAlerts);
        copy.heldSightings.addAll(heldSightings);
        return copy;
    }

    /** What went through, and what did not. */
    public interface Output {

        /** Rows, each record once; the receiver owns the block. */
        void sessions(SessionBlock rows);

        /** An alert, each record once. */
        void alert(SensorAlert alert);

        /** What a sensor saw beside sessions, each record once. */
        void sighting(Sighting sighting);

        /** Copies that were taken out, by the source they came from. */
        void duplicates(String source, long records);
    }

    /**
     * Lets rows of this bucket through at once, and holds those that start later than {@code untilMs}.
     *
     * @param source where they were read, for counting copies
     */
    public void admit(SessionBlock rows, String source, long untilMs, Output out) {
        int size = rows.size();
        int[] first = new int[size];
        int passed = 0;
        int later = 0;
        for (int row = 0; row < size; row++) {
            if (row % STRIP_ROWS == 0) {
                touch(rows, row, Math.min(row + STRIP_ROWS, size));
            }
            long startMs = rows.startMs()[row];
            if (startMs > untilMs) {
                first[size - ++later] = row; // from the end, where passed rows cannot reach
            } else if (ids.isFirst(rows.recordId()[row], startMs)) {
                first[passed++] = row;
            }
        }
        if (passed == size) {
            out.sessions(rows);
            return;
        }
        if (passed > 0) {
            out.sessions(rows.gather(first, 0, passed));
        }
        if (later > 0) {
            hold(rows.gather(first, size - later, size), source);
        }
        if (passed + later < size) {
            out.duplicates(source, size - passed - later);
        }
    }

    private void touch(SessionBlock rows, int from, int end) {
        for (int row = from; row < end; row++) {
            touched ^= ids.touch(rows.recordId()[row]);
        }
    }

    /** Lets an alert of this bucket through at once, as for rows. */
    public void admit(SensorAlert alert, String source, long untilMs, Output out) {
        if (alert.timeMs() > untilMs) {
            hold(alert, source);
        } else {
            pass(new Held<>(alert, source), out);
        }
    }

    /** Lets a sighting of this bucket through at once, as for rows. */
    public void admit(Sighting sighting, String source, long untilMs, Output out) {
        if (sighting.timeMs() > untilMs) {
            hold(sighting, source);
        } else {
            passSighting(new Held<>(sighting, source), out);
        }
    }

    /**
     * Holds a block of this bucket's rows.
     *
     * @param source where they were read, for counting copies; of two copies the one from the lesser source counts
     */
    public void hold(SessionBlock rows, String source) {
        held.add(new Held<>(rows, source));
    }

    /** Holds an alert of this bucket, as for rows. */
    public void hold(SensorAlert alert, String source) {
        heldAlerts.add(new Held<>(alert, source));
    }

    /** Holds a sighting of this bucket, as for rows. */
    public void hold(Sighting sighting, String source) {
        heldSightings.add(new Held<>(sighting, source));
    }

    /** Whether nothing is held. */
    public boolean isEmpty() {
        return held.isEmpty() && heldAlerts.isEmpty() && heldSightings.isEmpty();
    }

    /** Lets through everything held that happened up to {@code untilMs}, by time and then by content; the rest stays. */
    public void release(long untilMs, Output out) {
        releaseAlerts(untilMs, out);
        releaseSightings(untilMs, out);
        releaseSessions(untilMs, out);
    }

    private void releaseAlerts(long untilMs, Output out) {
        List<Held<SensorAlert>> ready = new ArrayList<>();
        heldAlerts.removeIf(alert -> alert.item().timeMs() <= untilMs && ready.add(alert));
        ready.sort(ALERT_ORDER);
        ready.forEach(alert -> pass(alert, out));
    }

    private void pass(Held<SensorAlert> alert, Output out) {
        if (ids.isFirst(alert.item().recordId(), alert.item().timeMs())) {
            out.alert(alert.item());
        } else {
            out.duplicates(alert.source(), 1);
        }
    }

    private void releaseSightings(long untilMs, Output out) {
        List<Held<Sighting>> ready = new ArrayList<>();
        heldSightings.removeIf(sighting -> sighting.item().timeMs() <= untilMs && ready.add(sighting));
        ready.sort(SIGHTING_ORDER);
        ready.forEach(sighting -> passSighting(sighting, out));
    }

    private void passSighting(Held<Sighting> sighting, Output out) {
        if (ids.isFirst(sighting.item().recordId(), sighting.item().timeMs())) {
            out.sighting(sighting.item());
        } else {
            out.duplicates(sighting.source(), 1);
        }
    }

    private void releaseSessions(long untilMs, Output out) {
        held.sort(BLOCK_ORDER); // rows of equal time and content keep this order
        HeldRows ready = new HeldRows();
        List<Held<SessionBlock>> later = new ArrayList<>();
        for (Held<SessionBlock> block : held) {
            ready.takeUntil(block, untilMs, later);
        }
        held.clear();
        held.addAll(later);
        ready.pass(out);
    }

    /** Writes the whole gate. {@code blocks}, {@code alerts} and {@code sightings} write what is held. */
    public void write(
            DataOutput out,
            ItemWriter<SessionBlock> blocks,
            ItemWriter<SensorAlert> alerts,
            ItemWriter<Sighting> sightings)
            throws IOException {
        ids.write(out);
        writeAll(held, out, blocks);
        writeAll(heldAlerts, out, alerts);
        writeAll(heldSightings, out, sightings);
    }

    /**
     * Reads into an empty gate what {@link #write} wrote.
     *
     * @param sightings null where a program wrote that knew none
     */
    public void read(
            DataInput in,
            ItemReader<SessionBlock> blocks,
            ItemReader<SensorAlert> alerts,
            @Nullable ItemReader<Sighting> sightings)
            throws IOException {
        ids.read(in);
        readAll(held, in, blocks);
        readAll(heldAlerts, in, alerts);
        if (sightings != null) {
            readAll(heldSightings, in, sightings);
        }
    }

    /** Writes one item of a kind. */
    public interface ItemWriter<T> {

        void write(T item, DataOutput out) throws IOException;
    }

    /** Reads one item of a kind. */
    public interface ItemReader<T> {

        T read(DataInput in) throws IOException;
    }

    private static <T> void writeAll(List<Held<T>> items, DataOutput out, ItemWriter<T> writer) throws IOException {
        out.writeInt(items.size());
        for (Held<T> held : items) {
            out.writeUTF(held.source());
            writer.write(held.item(), out);
        }
    }

    private static <T> void readAll(List<Held<T>> items, DataInput in, ItemReader<T> reader) throws IOException {
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String source = in.readUTF();
            items.add(new Held<>(reader.read(in), source));
        }
    }

    /** A block, an alert or a sighting, and where it was read. */
    private record Held<T>(T item, String source) {}

    private static final Comparator<Held<SensorAlert>> ALERT_ORDER = Comparator.comparingLong(
                    (Held<SensorAlert> held) -> held.item().timeMs())
            .thenComparingLong(held -> held.item().recordId())
            .thenComparing(held -> held.item().signature())
            .thenComparing(Held::source);

    private static final Comparator<Held<Sighting>> SIGHTING_ORDER = Comparator.comparingLong(
                    (Held<Sighting> held) -> held.item().timeMs())
            .thenComparingLong(held -> held.item().recordId())
            .thenComparing(Held::source);

    private static final Comparator<Held<SessionBlock>> BLOCK_ORDER = Comparator.comparing(
                    (Held<SessionBlock> held) -> held.item().sensor())
            .thenComparing(Held::source);

    /** Rows of several blocks, to be put in order. */
    private final class HeldRows {

        private final List<Held<SessionBlock>> blocks = new ArrayList<>();
        private final LongArrayList startMs = new LongArrayList();
        private final LongArrayList digests = new LongArrayList();
        /** Number of the block in the upper half, the row in the lower. */
        private final LongArrayList places = new LongArrayList();

        void takeUntil(Held<SessionBlock> from, long untilMs, List<Held<SessionBlock>> later) {
            SessionBlock rows = from.item();
            int[] waiting = new int[rows.size()];
            int count = 0;
            for (int row = 0; row < rows.size(); row++) {
                if (rows.startMs()[row] > untilMs) {
                    waiting[count++] = row;
                    continue;
                }
                startMs.add(rows.startMs()[row]);
                digests.add(rows.digest(row));
                places.add((long) blocks.size() << 32 | row);
            }
            blocks.add(from);
            if (count > 0) {
                later.add(new Held<>(rows.gather(waiting, 0, count), from.source()));
            }
        }

        /** Rows of one sensor that follow each other travel in one block. */
        void pass(Output out) {
            int[] order = new int[places.size()];
            Arrays.setAll(order, i -> i);
            LongArrays.radixSortIndirect(order, startMs.toLongArray(), digests.toLongArray(), true);
            SessionBlock block = new SessionBlock("", 0);
            for (int i = 0; i < order.length; i++) {
                long place = places.getLong(order[i]);
                Held<SessionBlock> from = blocks.get((int) (place >>> 32));
                int row = (int) place;
                if (!ids.isFirst(from.item().recordId()[row], from.item().startMs()[row])) {
                    out.duplicates(from.source(), 1);
                    continue;
                }
                if (!block.sensor().equals(from.item().sensor()) || block.size() >= SessionBlock.CAPACITY) {
                    handOn(block, out);
                    block = new SessionBlock(from.item().sensor(), Math.min(order.length - i, SessionBlock.CAPACITY));
                }
                block.addFrom(from.item(), row);
            }
            handOn(block, out);
        }

        private static void handOn(SessionBlock block, Output out) {
            if (!block.isEmpty()) {
                out.sessions(block);
            }
        }
    }
}
