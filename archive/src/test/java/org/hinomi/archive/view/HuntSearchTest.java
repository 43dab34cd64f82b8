// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.archive.RandomSessions.DAY_MS;
import static org.hinomi.archive.RandomSessions.HOUR_MS;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.archive.RandomSessions;
import org.hinomi.archive.SessionArchive;
import org.hinomi.archive.query.FoundSession;
import org.hinomi.archive.query.HuntFilter;
import org.hinomi.archive.query.HuntFilter.Measure;
import org.hinomi.archive.query.HuntQuery;
import org.hinomi.archive.query.SearchProgress;
import org.hinomi.archive.segment.SegmentWriter;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HuntSearchTest {

    private static final int HOURS = 4;
    private static final int ALL = 1_000_000;
    private static final int ROWS = 1500;

    @TempDir
    Path dir;

    private SessionArchive archive;
    private final List<SessionBlock> stored = new ArrayList<>();

    @BeforeEach
    void fill() throws IOException {
        archive = SessionArchive.open(dir);
        store("zeek");
        archive.compact(Long.MAX_VALUE, 1);
        store("panos");
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void everyFilterAnswersLikeANaiveScanOfParquetAndSegments() {
        for (HuntFilter filter : List.of(
                new HuntFilter.AnEnd(prefix("203.0.113.8/29")),
                new HuntFilter.AnEnd(prefix("2001:db8::/32")),
                new HuntFilter.AnEnd(prefix("2001:db8::f000:0:0:4")),
                new HuntFilter.BothEnds(prefix("198.51.100.3"), prefix("203.0.113.0/24")),
                new HuntFilter.ToPort(portOfTheSecondHour()),
                new HuntFilter.OfInstitution(new InstitutionId(7)),
                new HuntFilter.InCountry("NL"),
                new HuntFilter.WentLike(SessionState.ANSWERED),
                new HuntFilter.SeenBy("panos"),
                new HuntFilter.Sized(Measure.BYTES_OUT, 0, 1000),
                new HuntFilter.Sized(Measure.BYTES_IN, 50_000, Long.MAX_VALUE),
                new HuntFilter.Sized(Measure.DURATION_MS, 100, 200))) {
            HuntQuery query = new HuntQuery(List.of(filter), DAY_MS + HOUR_MS / 2, DAY_MS + 3 * HOUR_MS, ALL);
            assertThat(find(query).sessions())
                    .as(filter.toString())
                    .isNotEmpty()
                    .isEqualTo(naive(query));
        }
    }

    @Test
    void theLimitKeepsTheEarliestAndSaysSo() {
        List<HuntFilter> filters = List.of(new HuntFilter.WentLike(SessionState.ANSWERED));
        for (int limit : new int[] {1, 10, 300, ALL}) {
            HuntQuery query = new HuntQuery(filters, 0, Long.MAX_VALUE, limit);
            HuntSearch.Found found = find(query);
            assertThat(found.sessions()).isEqualTo(naive(query));
            assertThat(found.isCut()).isEqualTo(limit < ALL);
        }
    }

    @Test
    void textOfAPersonIsNeverTextOfSql() {
        HuntQuery query = new HuntQuery(List.of(new HuntFilter.SeenBy("' OR 1=1 --")), 0, Long.MAX_VALUE, ALL);
        assertThat(find(query).sessions()).isEmpty();
    }

    private int portOfTheSecondHour() {
        SessionBlock block = stored.getFirst();
        int row = 0;
        while (block.startMs()[row] / HOUR_MS != DAY_MS / HOUR_MS + 1) {
            row++;
        }
        return block.dstPort()[row];
    }

    private HuntSearch.Found find(HuntQuery query) {
        try (ArchiveView view = ArchiveView.open(dir)) {
            return new HuntSearch(view).find(query, SearchProgress.NONE);
        }
    }

    private List<FoundSession> naive(HuntQuery query) {
        List<FoundSession> all = new ArrayList<>();
        for (SessionBlock block : stored) {
            for (int row = 0; row < block.size(); row++) {
                if (query.accepts(block, row)) {
                    all.add(FoundSession.at(block, row));
                }
            }
        }
        return all.stream().sorted(FoundSession.ORDER).limit(query.limit()).toList();
    }

    private void store(String sensor) throws IOException {
        SessionBlock block = new RandomSessions(sensor.hashCode()).block(sensor, ROWS, HOURS);
        try (SegmentWriter writer = archive.segments().create(sensor)) {
            writer.append(block);
            writer.seal();
        }
        archive.segments().commit(sensor);
        java.util.Arrays.fill(block.recordId(), 0);
        stored.add(block);
    }

    private static Prefix prefix(String text) {
        return Prefix.parse(text).orElseThrow();
    }
}
