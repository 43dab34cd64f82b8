// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.hinomi.desk.incident.HistoryEntry.Act;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.signal.CauseKey;
import org.hinomi.model.signal.Signal;

/**
 * Opens, joins and closes incidents. Signals come from the engine, any number of times; acts come from people. One
 * transaction a call; stateless.
 *
 * <p>A signal that is known goes to the incident that holds it. A new one joins the incident of its host that shares a cause;
 * where it ties two together, the older one takes the younger one in. What asks for nobody is collected: closed without a
 * person, with a reason, until more evidence brings it back. What a person closed stays closed; only a higher rung of damage or
 * a new signal opens another incident, which names the old one.
 */
public final class IncidentDesk {

    /**
     * Below this urgency, with no rung above "probed", nobody is asked: attempts that were stopped or came to nothing are the
     * mass of all alerts, and an analyst of a network of a hundred members can look at some dozens of items a day.
     */
    public static final int QUEUE_URGENCY = 20;

    /** A reason of fewer characters explains nothing. */
    public static final int MIN_REASON_CHARS = 10;

    private final IncidentStore store;
    private final Judge judge;

    public IncidentDesk(IncidentStore store, Judge judge) {
        this.store = requireNonNull(store, "store");
        this.judge = requireNonNull(judge, "judge");
    }

    /**
     * Takes new and changed signals of one host.
     *
     * @return the numbers of the incidents that they went to
     */
    public Set<Long> accept(Collection<Signal> signals, long nowMs) {
        Map<Long, Incident> touched = new LinkedHashMap<>();
        List<Signal> unknown = new ArrayList<>();
        for (Signal signal : signals) {
            Optional<Incident> holder = store.holderOf(signal.id());
            if (holder.isPresent()) {
                touched.put(holder.get().id(), holder.get());
            } else if (!signal.isWithdrawn()) {
                unknown.add(signal);
            }
        }
        Set<Long> justJudged = new TreeSet<>();
        for (List<Signal> group : SignalGrouping.group(unknown)) {
            Optional<Incident> joined = join(group, touched.keySet(), nowMs);
            Incident incident = joined.orElseGet(() -> open(group, 0, nowMs));
            touched.put(incident.id(), incident);
            if (joined.isEmpty()) {
                justJudged.add(incident.id());
            } else {
                justJudged.remove(incident.id());
            }
        }
        touched.keySet().stream().filter(id -> !justJudged.contains(id)).forEach(id -> review(id, nowMs));
        return touched.keySet();
    }

    /** Judges an incident that is not closed by a person again; sessions may have come to the archive since. */
    public void review(long incidentId, long nowMs) {
        store.find(incidentId).ifPresent(incident -> judgeAgain(incident, nowMs));
    }

    /** Puts new signals that belong together into the incident that they share a cause with, where there is one. */
    private Optional<Incident> join(List<Signal> group, Set<Long> touched, long nowMs) {
        Signal first = group.getFirst();
        List<Incident> related = new ArrayList<>();
        for (Incident candidate : store.joinable(first.institution(), first.host())) {
            if (sharesCause(candidate, group)) {
                related.add(candidate);
            }
        }
        if (related.isEmpty()) {
            return Optional.empty();
        }
        Incident oldest = related.getFirst();
        for (Incident younger : related.subList(1, related.size())) {
            merge(oldest, younger, nowMs);
            touched.remove(younger.id());
        }
        group.forEach(signal -> store.attach(oldest.id(), signal));
        store.record(oldest.id(), system(nowMs, Act.SIGNAL_ADDED, first.detector()));
        return Optional.of(oldest);
    }

    private boolean sharesCause(Incident candidate, List<Signal> group) {
        Set<CauseKey> causes = new TreeSet<>();
        store.signals(candidate.id()).forEach(signal -> causes.addAll(signal.causes()));
        return group.stream().flatMap(signal -> signal.causes().stream()).anyMatch(causes::contains);
    }

    private void merge(Incident older, Incident younger, long nowMs) {
        store.moveAll(younger.id(), older.id());
        store.update(younger.closed(Closing.AUTOMATIC, "→ " + older.id()));
        store.record(younger.id(), system(nowMs, Act.MERGED, Long.toString(older.id())));
        store.record(older.id(), system(nowMs, Act.MERGED, Long.toString(younger.id())));
    }

    private Incident open(List<Signal> group, long follows, long nowMs) {
        Signal first = group.getFirst();
        Judgement judgement = judge.judge(first.host(), group);
        Incident.Judged judged = new Incident.Judged(judgement, Lane.of(judgement, group));
        Incident fresh = Incident.open(first.institution(), first.host(), span(group), judged, follows, nowMs);
        boolean isForPeople = asksForPeople(judgement);
        Incident stored =
                store.insert(isForPeople ? fresh : fresh.closed(Closing.AUTOMATIC, collectedReason(judgement)));
        group.forEach(signal -> store.attach(stored.id(), signal));
        store.record(stored.id(), system(nowMs, isForPeople ? Act.OPENED : Act.COLLECTED, first.detector()));
        return stored;
    }

    /** Whether a judgement asks for a person. */
    public static boolean asksForPeople(Judgement judgement) {
        return judgement.urgency() >= QUEUE_URGENCY || judgement.damage().compareTo(DamageRung.PROBED) > 0;
    }

    private static String collectedReason(Judgement judgement) {
        return "緊急度%d、被害推定「%s」のため自動収集 / collected: urgency %d, damage %s"
                .formatted(
                        judgement.urgency(),
                        judgement.damage().title().ja(),
                        judgement.urgency(),
                        judgement.damage().title().en());
    }

    private void judgeAgain(Incident incident, long nowMs) {
        List<Signal> signals = store.signals(incident.id()).stream()
                .filter(signal -> !signal.isWithdrawn())
                .toList();
        if (signals.isEmpty()) {
            return;
        }
        Judgement fresh = judge.judge(incident.host(), signals);
        if (fresh.equals(incident.judgement()) && span(signals).lastMs() == incident.lastMs()) {
            return;
        }
        boolean isHigher = fresh.damage().compareTo(incident.judgement().damage()) > 0;
        Incident judged = incident.judged(span(signals), new Incident.Judged(fresh, Lane.of(fresh, signals)));
        if (incident.isCollected()) {
            bringBack(judged, nowMs);
        } else if (incident.isClosed()) {
            followUp(judged, signals, isHigher, nowMs);
        } else {
            store.update(judged);
            if (isHigher) {
                store.record(
                        incident.id(),
                        system(nowMs, Act.DAMAGE_CHANGED, fresh.damage().id()));
            }
        }
    }

    private void bringBack(Incident collected, long nowMs) {
        if (!asksForPeople(collected.judgement())) {
            store.update(collected);
            return;
        }
        store.update(collected.reopened(nowMs));
        store.record(
                collected.id(),
                system(nowMs, Act.REOPENED, collected.judgement().damage().id()));
    }

    /** A person's verdict stays as it was given; a higher rung is a matter of its own. */
    private void followUp(Incident closed, List<Signal> signals, boolean isHigher, long nowMs) {
        if (isHigher) {
            open(signals, closed.id(), nowMs);
        }
    }

    /** An analyst takes an incident. */
    public Outcome take(long id, String who, long nowMs) {
        return act(
                id,
                Act.TAKEN,
                who,
                "",
                nowMs,
                incident -> incident.isClosed() ? incident : incident.in(IncidentStatus.TAKEN, who));
    }

    /** An analyst gives an incident back to the queue. */
    public Outcome release(long id, String who, long nowMs) {
        return act(
                id,
                Act.RELEASED,
                who,
                "",
                nowMs,
                incident ->
                        incident.status() == IncidentStatus.TAKEN ? incident.in(IncidentStatus.OPEN, "") : incident);
    }

    /**
     * The institution has been told.
     *
     * @param overrideReason why although its attention budget is spent; empty where it is not
     */
    public Outcome notified(long id, String who, String ticket, String overrideReason, long nowMs) {
        Outcome outcome = act(
                id,
                Act.NOTIFIED,
                who,
                ticket,
                nowMs,
                incident -> incident.isClosed() ? incident : incident.in(IncidentStatus.NOTIFIED, who));
        if (outcome == Outcome.DONE && !overrideReason.isEmpty()) {
            store.record(id, new HistoryEntry(nowMs, who, Act.BUDGET_OVERRIDDEN, overrideReason));
        }
        return outcome;
    }

    /**
     * A person ends an incident; what was found is kept as a lesson for the kinds of its signals.
     *
     * @param report one of the three closings that people may choose, with a reason of at least {@link #MIN_REASON_CHARS}
     *     characters
     */
    public Outcome close(long id, FinalReport report, String who, long nowMs) {
        if (isTooShort(report.reason())) {
            return Outcome.REASON_MISSING;
        }
        if (report.closing() == Closing.AUTOMATIC) {
            return Outcome.NOT_ALLOWED;
        }
        Outcome outcome = act(
                id,
                Act.CLOSED,
                who,
                report.closing().name() + ": " + report.reason(),
                nowMs,
                incident -> incident.isClosed() ? incident : incident.closed(report.closing(), report.reason()));
        if (outcome == Outcome.DONE) {
            store.recordReport(id, report, who, nowMs);
        }
        return outcome;
    }

    /**
     * A person takes a closing back: what was learnt from it is forgotten, and the incident comes back into the queue, unless a
     * later one holds its signals by now.
     *
     * @param reason at least {@link #MIN_REASON_CHARS} characters
     */
    public Outcome takeBack(long id, String reason, String who, long nowMs) {
        String words = reason.strip();
        if (isTooShort(words)) {
            return Outcome.REASON_MISSING;
        }
        Optional<Incident> found = store.find(id);
        if (found.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        if (!found.get().isClosed() || found.get().isCollected() || !store.withdrawReport(id, words, who, nowMs)) {
            return Outcome.NOT_ALLOWED;
        }
        if (!store.signals(id).isEmpty() && !store.update(found.get().reopened(nowMs))) {
            return Outcome.CHANGED_MEANWHILE;
        }
        store.record(id, new HistoryEntry(nowMs, who, Act.TAKEN_BACK, words));
        return Outcome.DONE;
    }

    private static boolean isTooShort(String reason) {
        return reason.strip().length() < MIN_REASON_CHARS;
    }

    /** Changes an incident and writes it down; a change that gives the same incident is not allowed where it stands. */
    private Outcome act(long id, Act act, String who, String note, long nowMs, UnaryOperator<Incident> change) {
        Optional<Incident> found = store.find(id);
        if (found.isEmpty()) {
            return Outcome.NOT_FOUND;
        }
        Incident changed = change.apply(found.get());
        if (changed.equals(found.get())) {
            return Outcome.NOT_ALLOWED;
        }
        if (!store.update(changed)) {
            return Outcome.CHANGED_MEANWHILE;
        }
        store.record(id, new HistoryEntry(nowMs, who, act, note));
        return Outcome.DONE;
    }

    private static Incident.Span span(List<Signal> signals) {
        long firstMs = signals.stream().mapToLong(Signal::firstMs).min().orElseThrow();
        long lastMs = signals.stream().mapToLong(Signal::lastMs).max().orElseThrow();
        return new Incident.Span(firstMs, lastMs);
    }

    private static HistoryEntry system(long nowMs, Act act, String note) {
        return new HistoryEntry(nowMs, HistoryEntry.SYSTEM, act, note);
    }

    /** The hosts of some signals, each with its own. */
    public static Map<IpAddress, List<Signal>> byHost(Collection<Signal> signals) {
        Map<IpAddress, List<Signal>> hosts = new LinkedHashMap<>();
        signals.forEach(signal ->
                hosts.computeIfAbsent(signal.host(), fresh -> new ArrayList<>()).add(signal));
        return hosts;
    }
}
