// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hinomi.engine.sink.SegmentFile;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionLookup;

/**
 * The sessions of the committed segments, looked through row by row. Segments never change, so the blocks of those that lie in a
 * query's time are kept in memory. Thread-safe.
 */
public final class StoredSessions implements SessionLookup {

    private static final Comparator<Row> ORDER = Comparator.comparingLong(
                    (Row row) -> row.block().startMs()[row.row()])
            .thenComparingLong(row -> row.block().digest(row.row()));

    private final Path folder;
    private final Map<Path, Segment> segments = new ConcurrentHashMap<>();

    /**
     * @param folder where the engine commits its segments
     */
    public StoredSessions(Path folder) {
        this.folder = folder;
    }

    private record Segment(long firstMs, long lastMs, List<SessionBlock> blocks) {}

    private record Row(SessionBlock block, int row) {}

    @Override
    public List<Session> withPeers(Set<IpAddress> peers, long fromMs, long toMs) {
        return find(fromMs, toMs, row -> peers.contains(src(row)) || peers.contains(dst(row)));
    }

    @Override
    public List<Session> between(IpAddress host, Set<IpAddress> peers, long fromMs, long toMs) {
        return find(fromMs, toMs, row -> {
            boolean isFromHost =
                    isAt(host, row.block().srcHigh()[row.row()], row.block().srcLow()[row.row()]);
            if (isFromHost) {
                return peers.contains(dst(row));
            }
            return isAt(host, row.block().dstHigh()[row.row()], row.block().dstLow()[row.row()])
                    && peers.contains(src(row));
        });
    }

    private List<Session> find(long fromMs, long toMs, Predicate<Row> isWanted) {
        List<Row> found = new ArrayList<>();
        for (Path path : list()) {
            Segment segment = segments.computeIfAbsent(path, StoredSessions::load);
            if (segment.lastMs() >= fromMs && segment.firstMs() < toMs) {
                segment.blocks().forEach(block -> collect(block, fromMs, toMs, isWanted, found));
            }
        }
        found.sort(ORDER);
        return found.stream()
                .limit(MAX_ROWS)
                .map(row -> row.block().session(row.row()))
                .toList();
    }

    private static void collect(SessionBlock block, long fromMs, long toMs, Predicate<Row> isWanted, List<Row> found) {
        for (int i = 0; i < block.size(); i++) {
            Row row = new Row(block, i);
            if (block.startMs()[i] >= fromMs && block.startMs()[i] < toMs && isWanted.test(row)) {
                found.add(row);
            }
        }
    }

    private static boolean isAt(IpAddress address, long high, long low) {
        return address.high() == high && address.low() == low;
    }

    private static IpAddress src(Row row) {
        return new IpAddress(row.block().srcHigh()[row.row()], row.block().srcLow()[row.row()]);
    }

    private static IpAddress dst(Row row) {
        return new IpAddress(row.block().dstHigh()[row.row()], row.block().dstLow()[row.row()]);
    }

    private List<Path> list() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SegmentFile.SUFFIX))
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.RESOURCE, folder + ": the session segments cannot be listed: " + e, e);
        }
    }

    private static Segment load(Path path) {
        List<SessionBlock> blocks = new ArrayList<>();
        try {
            SegmentFile.read(path, blocks::add);
        } catch (IOException e) {
            throw new HinomiException(ErrorCode.RESOURCE, path + ": the segment cannot be read: " + e, e);
        }
        long firstMs = Long.MAX_VALUE;
        long lastMs = Long.MIN_VALUE;
        for (SessionBlock block : blocks) {
            for (int row = 0; row < block.size(); row++) {
                firstMs = Math.min(firstMs, block.startMs()[row]);
                lastMs = Math.max(lastMs, block.startMs()[row]);
            }
        }
        return new Segment(firstMs, lastMs, List.copyOf(blocks));
    }
}
