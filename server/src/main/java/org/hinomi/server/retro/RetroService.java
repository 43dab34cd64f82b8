// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.retro;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.archive.index.ArchiveIndex;
import org.hinomi.archive.query.SearchProgress;
import org.hinomi.archive.retro.RetroAnswer;
import org.hinomi.archive.retro.RetroQuestion;
import org.hinomi.archive.retro.RetroSearch;
import org.hinomi.archive.retro.RetroSignal;
import org.hinomi.archive.view.ArchiveView;
import org.hinomi.engine.sink.SignalStore;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.network.Institution;
import org.hinomi.model.signal.Signal;
import org.hinomi.server.store.RetroTable;
import org.hinomi.server.store.RetroTable.Signals;
import org.hinomi.server.store.RetroTable.Waiting;
import org.hinomi.server.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the archive about every indicator that is new, one question at a time and at its ease. What was asked is kept before
 * it is answered, so that a restart asks again; signals bear the same ids then. One thread only, but for {@link #stop}.
 */
public final class RetroService {

    private static final Logger LOG = LoggerFactory.getLogger(RetroService.class);

    /** Sessions are kept for three months (MISSION: "records are kept 3 months"). */
    private static final long KEPT_MS = Duration.ofDays(90).toMillis();

    /**
     * So long after the live set was swapped: sessions that were matched with the old one are in the archive by then, with
     * a checkpoint every few seconds.
     */
    private static final Duration SETTLING = Duration.ofSeconds(30);

    private static final long RETRY_MS = Duration.ofMinutes(5).toMillis();

    /** An address that a thousand hosts talk to on ninety days is no matter for ninety thousand incidents. */
    private static final int MAX_SIGNALS = 5_000;

    /** It works a third of the time, and never pauses longer than this at once. */
    private static final long PAUSE_FACTOR = 2;

    private static final int THREADS = 1;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Transactions desk;
    private final SignalStore signals;
    private final Path archive;
    private final IndicatorFiles files;
    private final List<Institution> members;
    private final Consumer<IndicatorSet> live;
    private final Clock clock;
    private final long settlingMs;
    private volatile boolean isStopping;

    /**
     * @param archive the archive's folder
     * @param members of whose prefixes an answer says whether they were seen
     * @param live takes every new set for the records to come
     */
    public RetroService(
            Transactions desk,
            SignalStore signals,
            Path archive,
            IndicatorFiles files,
            List<Institution> members,
            Consumer<IndicatorSet> live,
            Clock clock) {
        this(desk, signals, archive, files, members, live, clock, SETTLING);
    }

    RetroService(
            Transactions desk,
            SignalStore signals,
            Path archive,
            IndicatorFiles files,
            List<Institution> members,
            Consumer<IndicatorSet> live,
            Clock clock,
            Duration settling) {
        this.desk = desk;
        this.signals = signals;
        this.archive = archive;
        this.files = files;
        this.members = List.copyOf(members);
        this.live = live;
        this.clock = clock;
        this.settlingMs = settling.toMillis();
    }

    /** Looks at the files and answers a question that is due; says whether there was one. */
    public boolean step() {
        yieldToOthers();
        files.readChanged().ifPresent(this::take);
        Optional<Waiting> next = desk.run(jdbc -> new RetroTable(jdbc).beginNext(clock.millis()));
        if (next.isEmpty() || isStopping) {
            return false;
        }
        try {
            answer(next.get());
            return true;
        } catch (CancellationException e) {
            LOG.info(
                    "retro search {} stopped, the next start goes on with it",
                    next.get().id());
            return false;
        } catch (HinomiException e) {
            LOG.warn(
                    "retro search {} failed and will be tried again: {}",
                    next.get().id(),
                    e.getMessage());
            desk.act(jdbc -> new RetroTable(jdbc)
                    .postpone(next.get().id(), clock.millis() + RETRY_MS, String.valueOf(e.getMessage())));
            return false;
        }
    }

    @SuppressWarnings("ThreadPriorityCheck") // a hint where the system takes one; the pauses do the work
    private static void yieldToOthers() {
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
    }

    private void take(List<Indicator> indicators) {
        try {
            live.accept(new IndicatorSet(indicators));
            long nowMs = clock.millis();
            int fresh = desk.run(jdbc -> new RetroTable(jdbc).replaceKnown(indicators, nowMs, nowMs + settlingMs));
            LOG.info("indicators read: {}, of these new: {}", indicators.size(), fresh);
        } catch (RuntimeException e) {
            files.giveAgain();
            throw e;
        }
    }

    private void answer(Waiting waiting) {
        long toMs = clock.millis();
        RetroAnswer answer;
        try (ArchiveView view = ArchiveView.open(archive, THREADS);
                ArchiveIndex index = ArchiveIndex.open(view.folder())) {
            RetroQuestion question = new RetroQuestion(waiting.indicators(), toMs - KEPT_MS, toMs, 0, members);
            answer = new RetroSearch(view, index).ask(question, paced());
        }
        Signals made = send(answer.signals());
        desk.act(jdbc -> new RetroTable(jdbc).answer(waiting.id(), answer, made, clock.millis()));
        LOG.info(
                "retro search {} of {} indicators answered: {}, sessions {}, signals {}, hours missing {}",
                waiting.id(),
                waiting.indicators().size(),
                answer.isFound() ? "found" : "not found",
                answer.sessions(),
                made.sent(),
                answer.coverage().hoursMissing());
    }

    /** Sends what the live detector has not said already, the newest first. */
    private Signals send(List<RetroSignal> claims) {
        Set<String> live = desk.run(jdbc -> new RetroTable(jdbc)
                .signalsAmong(claims.stream().map(RetroSignal::liveId).toList()));
        List<Signal> fresh = claims.stream()
                .filter(claim -> !live.contains(claim.liveId()))
                .map(RetroSignal::signal)
                .sorted(Comparator.comparingLong(Signal::lastMs).reversed().thenComparing(Signal::id))
                .toList();
        List<Signal> sent = fresh.subList(0, Math.min(MAX_SIGNALS, fresh.size()));
        if (!sent.isEmpty()) {
            signals.upsert(sent);
        }
        return new Signals(sent.size(), fresh.size() - sent.size());
    }

    /** Rests after every piece, in proportion to the piece. */
    private SearchProgress paced() {
        return new SearchProgress() {

            private long sinceNs = System.nanoTime();

            @Override
            public void advance(long done, long all) {
                if (isStopping) {
                    throw new CancellationException("Hinomi stops");
                }
                long worked = System.nanoTime() - sinceNs;
                LockSupport.parkNanos(Math.min(worked * PAUSE_FACTOR, LONGEST_PAUSE.toNanos()));
                sinceNs = System.nanoTime();
            }
        };
    }

    /** Ends a search that runs; the next start begins it again. Thread-safe. */
    public void stop() {
        isStopping = true;
    }
}
