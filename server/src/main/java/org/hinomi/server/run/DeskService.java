// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.desk.incident.IncidentDesk;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.desk.DeskJudge;
import org.hinomi.server.store.FinalReportTable;
import org.hinomi.server.store.SignalTable;
import org.hinomi.server.store.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Carries the engine's signals to the desk: each change once, in the order of changes, with how far it read kept in the same
 * transaction. Sessions reach the archive with the next checkpoint, some seconds after the signal; so an incident is judged
 * again a little later. One thread only, but for {@link #stop}.
 */
public final class DeskService {

    private static final String NAME = "desk";
    private static final int BATCH = 500;

    /** Two checkpoint intervals and a margin. */
    private static final long REVIEW_AFTER_MS = 12_000;

    /** What was collected so long before a start may have been waiting for its review when the last run ended. */
    private static final long RECENT_MS = 60 * 60_000;

    private final Transactions desk;
    private final DeskJudge judge;
    private final Clock clock;
    private final ArrayDeque<Review> reviews = new ArrayDeque<>();
    private final Set<Long> waiting = new TreeSet<>();
    private FinalReportTable.Version learnt;
    private volatile boolean isStopping;

    public DeskService(Transactions desk, DeskJudge judge, Clock clock) {
        this.desk = desk;
        this.judge = judge;
        this.clock = clock;
        this.learnt = new FinalReportTable(desk.jdbc()).version();
        desk.jdbc()
                .sql("""
                        select id from incident
                        where status <> 'CLOSED' or (closing = 'AUTOMATIC' and opened_ms > :recent)
                        """)
                .param("recent", clock.millis() - RECENT_MS)
                .query((row, number) -> row.getLong("id"))
                .list()
                .forEach(this::reviewLater);
    }

    private record Review(long incidentId, long dueMs) {}

    /**
     * Has the step that runs end at the next host. Judging a batch may take half a minute after a burst, and stopping must not:
     * what was begun is taken back, and comes again at the next start.
     */
    public void stop() {
        isStopping = true;
    }

    /** Takes what has come since; says whether there was anything. */
    public boolean step() {
        boolean isBusy = takeSignals();
        judgeAgainWhatWasLearntAbout();
        boolean hasReviewed = reviewDue();
        return isBusy || hasReviewed;
    }

    private boolean takeSignals() {
        List<SignalTable.Change> changes = desk.run(jdbc -> SignalTable.changedAfter(jdbc, position(jdbc), BATCH));
        if (changes.isEmpty()) {
            return false;
        }
        List<Signal> signals = changes.stream().map(SignalTable.Change::signal).toList();
        Set<Long> touched = new TreeSet<>();
        boolean isTaken = desk.actUnlessTakenBack(jdbc -> {
            IncidentDesk incidents = judge.desk(jdbc);
            for (Collection<Signal> ofHost : IncidentDesk.byHost(signals).values()) {
                if (isStopping) {
                    return false;
                }
                touched.addAll(incidents.accept(ofHost, clock.millis()));
            }
            setPosition(jdbc, changes.getLast().change());
            return true;
        });
        if (!isTaken) {
            return false;
        }
        touched.forEach(this::reviewLater);
        return true;
    }

    /** A closing, or one taken back, changes what others of its kind are worth. */
    private void judgeAgainWhatWasLearntAbout() {
        FinalReportTable.Version version = new FinalReportTable(desk.jdbc()).version();
        if (version.equals(learnt)) {
            return;
        }
        learnt = version;
        desk.jdbc()
                .sql("select id from incident where status <> 'CLOSED'")
                .query((row, number) -> row.getLong("id"))
                .list()
                .forEach(this::reviewLater);
    }

    private void reviewLater(long incidentId) {
        if (waiting.add(incidentId)) {
            reviews.add(new Review(incidentId, clock.millis() + REVIEW_AFTER_MS));
        }
    }

    private boolean reviewDue() {
        Review next = reviews.peek();
        if (next == null || next.dueMs() > clock.millis()) {
            return false;
        }
        reviews.remove();
        waiting.remove(next.incidentId());
        desk.act(jdbc -> judge.desk(jdbc).review(next.incidentId(), clock.millis()));
        return true;
    }

    private static long position(JdbcClient jdbc) {
        return jdbc.sql("select change from progress where service = :service")
                .param("service", NAME)
                .query((row, number) -> row.getLong("change"))
                .optional()
                .orElse(0L);
    }

    private static void setPosition(JdbcClient jdbc, long change) {
        jdbc.sql("""
                        insert into progress (service, change) values (:service, :change)
                        on conflict (service) do update set change = excluded.change
                        """).param("service", NAME).param("change", change).update();
    }
}
