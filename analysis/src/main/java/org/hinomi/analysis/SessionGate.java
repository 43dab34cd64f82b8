// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis;

import it.unimi.dsi.fastutil.longs.Long2LongMap;
import it.unimi.dsi.fastutil.longs.Long2LongOpenHashMap;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.session.SessionBlock;

/**
 * The gate of one bucket: holds records until event time has passed them, then lets them through in time order, each
 * record once. The same record from two files or two copies of a stream has one {@code recordId}, and so counts once.
 * Records without an id all pass. One thread at a time.
 *
 * <p>An id is remembered for {@link #MEMORY_MS} of event time behind the newest record let through; a copy that comes later
 * counts again.
 */
public final class SessionGate {

    /**
     * How long a record's id is remembered. Sensors write a session's record again within minutes (log rotation, restart,
     * two shippers); a day covers a file that is copied in again the same day.
     */
    public static final long MEMORY_MS = 24L * 60 * 60 * 1000;

    private final List<Held<SessionBlock>> held = new ArrayList<>();
    private final List<Held<SensorAlert>> heldAlerts = new ArrayList<>();
    private final Long2LongOpenHashMap timeById = new Long2LongOpenHashMap();
    private long newestMs = Long.MIN_VALUE;
    private long oldestKeptMs = Long.MIN_VALUE;

    /** What went through, and what did not. */
    public interface Output {

        /** Rows in time order, each record once; the receiver owns the block. */
        void sessions(SessionBlock rows);

        /** Alerts in time order, each record once. */
        void alert(SensorAlert alert);

        /** Copies that were taken out, by the source they came from. */
        void duplicates(String source, long records);
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

    public boolean isEmpty() {
        return held.isEmpty() && heldAlerts.isEmpty();
    }

    /** Lets through everything that happened up to {@code watermarkMs}; what is later stays. */
    public void release(long watermarkMs, Output out) {
        releaseAlerts(watermarkMs, out);
        releaseSessions(watermarkMs, out);
        forgetOldIds();
    }

    private void releaseAlerts(long watermarkMs, Output out) {
        List<Held<SensorAlert>> ready = new ArrayList<>();
        heldAlerts.removeIf(alert -> alert.item().timeMs() <= watermarkMs && ready.add(alert));
        ready.sort(ALERT_ORDER);
        for (Held<SensorAlert> alert : ready) {
            if (isFirst(alert.item().recordId(), alert.item().timeMs())) {
                out.alert(alert.item());
            } else {
                out.duplicates(alert.source(), 1);
            }
        }
    }

    private void releaseSessions(long watermarkMs, Output out) {
        List<RowRef> ready = new ArrayList<>();
        List<Held<SessionBlock>> later = new ArrayList<>();
        for (Held<SessionBlock> block : held) {
            collect(block, watermarkMs, ready, later);
        }
        held.clear();
        held.addAll(later);
        ready.sort(RowRef.ORDER);
        pass(ready, out);
    }

    /** Splits a block into rows that are ready and rows that must wait. */
    private static void collect(
            Held<SessionBlock> from, long watermarkMs, List<RowRef> ready, List<Held<SessionBlock>> later) {
        SessionBlock block = from.item();
        SessionBlock waiting = new SessionBlock(block.sensor(), 0);
        for (int row = 0; row < block.size(); row++) {
            if (block.startMs()[row] <= watermarkMs) {
                ready.add(new RowRef(block.startMs()[row], block.digest(row), from, row));
            } else {
                waiting.addFrom(block, row);
            }
        }
        if (!waiting.isEmpty()) {
            later.add(new Held<>(waiting, from.source()));
        }
    }

    /** Rows of one sensor that follow each other travel in one block. */
    private void pass(List<RowRef> ready, Output out) {
        SessionBlock block = new SessionBlock("", 0);
        for (RowRef ref : ready) {
            SessionBlock from = ref.held().item();
            if (!isFirst(from.recordId()[ref.row()], ref.startMs())) {
                out.duplicates(ref.held().source(), 1);
                continue;
            }
            if (!block.sensor().equals(from.sensor()) || block.size() >= SessionBlock.CAPACITY) {
                handOn(block, out);
                block = new SessionBlock(from.sensor(), Math.min(ready.size(), SessionBlock.CAPACITY));
            }
            block.addFrom(from, ref.row());
        }
        handOn(block, out);
    }

    private static void handOn(SessionBlock block, Output out) {
        if (!block.isEmpty()) {
            out.sessions(block);
        }
    }

    private boolean isFirst(long recordId, long timeMs) {
        newestMs = Math.max(newestMs, timeMs);
        if (recordId == 0) {
            return true;
        }
        if (timeById.containsKey(recordId)) {
            return false;
        }
        timeById.put(recordId, timeMs);
        return true;
    }

    /** Clears out once as much again as the memory holds has gone by, so that the work per record stays constant. */
    private void forgetOldIds() {
        long limit = newestMs - MEMORY_MS;
        if (newestMs == Long.MIN_VALUE || limit < oldestKeptMs + MEMORY_MS) {
            return;
        }
        timeById.long2LongEntrySet().removeIf(entry -> entry.getLongValue() < limit);
        oldestKeptMs = limit;
    }

    /** Writes the whole gate. {@code blocks} and {@code alerts} write what is held. */
    public void write(DataOutput out, ItemWriter<SessionBlock> blocks, ItemWriter<SensorAlert> alerts)
            throws IOException {
        out.writeLong(newestMs);
        out.writeLong(oldestKeptMs);
        writeAll(held, out, blocks);
        writeAll(heldAlerts, out, alerts);
        out.writeInt(timeById.size());
        for (Long2LongMap.Entry entry : timeById.long2LongEntrySet()) {
            out.writeLong(entry.getLongKey());
            out.writeLong(entry.getLongValue());
        }
    }

    /** Reads into an empty gate what {@link #write} wrote. */
    public void read(DataInput in, ItemReader<SessionBlock> blocks, ItemReader<SensorAlert> alerts) throws IOException {
        newestMs = in.readLong();
        oldestKeptMs = in.readLong();
        readAll(held, in, blocks);
        readAll(heldAlerts, in, alerts);
        int ids = in.readInt();
        timeById.ensureCapacity(ids);
        for (int i = 0; i < ids; i++) {
            timeById.put(in.readLong(), in.readLong());
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

    /** A block or an alert, and where it was read. */
    private record Held<T>(T item, String source) {}

    private static final Comparator<Held<SensorAlert>> ALERT_ORDER = Comparator.comparingLong(
                    (Held<SensorAlert> held) -> held.item().timeMs())
            .thenComparingLong(held -> held.item().recordId())
            .thenComparing(held -> held.item().signature())
            .thenComparing(Held::source);

    private record RowRef(long startMs, long digest, Held<SessionBlock> held, int row) {

        /** Time, then content; equal rows by sensor and source. */
        static final Comparator<RowRef> ORDER = Comparator.comparingLong(RowRef::startMs)
                .thenComparingLong(RowRef::digest)
                .thenComparing(ref -> ref.held().item().sensor())
                .thenComparing(ref -> ref.held().source());
    }
}
