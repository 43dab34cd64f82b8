// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.hinomi.analysis.triage.RungNotes.text;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.hinomi.analysis.rank.Surprise;
import org.hinomi.model.context.ClosingCounts;
import org.hinomi.model.context.HostProfile;
import org.hinomi.model.context.KindHistory;
import org.hinomi.model.context.SignalKind;
import org.hinomi.model.context.TriageContext;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.RungFinding;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * Reasons out of what is known around an incident. Of several kinds of signal the one that raises most decides, and what
 * lowers counts only where it holds for all of them: a further signal never lowers a score. No reason names an institution.
 */
final class ContextReasons {

    /** What recurs daily has shown itself within a day; before that everything would be new. */
    private static final long LEAST_MEMORY_DAYS = 1;

    /** Among fewer members "one of them" says little. */
    private static final int LEAST_MEMBERS = 10;

    /** So many closings that nobody made stand against the real ones: a single real one moves a third of the weight. */
    private static final double PRIOR_CLOSINGS = 2;

    private ContextReasons() {}

    static void add(ScoreSheet sheet, IncidentFacts facts, List<RungFinding> ladder) {
        List<SignalKind> kinds =
                facts.signals().stream().map(SignalKind::of).distinct().toList();
        addNovelty(sheet, facts, kinds);
        addRarity(sheet, facts.context(), kinds);
        addClosings(sheet, facts.context(), kinds);
        addOrder(sheet, facts, ladder);
        if (DamageLadder.highest(ladder).compareTo(DamageRung.DELIVERED) >= 0) {
            addHost(sheet, facts.context().host());
        }
    }

    /** A reason for one kind. */
    private record Candidate(String id, double share, LocalText text) {

        int points() {
            return (int) Math.round(TriageWeights.of(id).urgency() * share);
        }
    }

    /** Adds the reason that raises most; a lowering one only where there is nothing else, for no kind. */
    private static void addHighest(ScoreSheet sheet, Collection<Optional<Candidate>> ofKinds) {
        boolean isSomeNeutral = ofKinds.stream().anyMatch(Optional::isEmpty);
        Optional<Candidate> highest = ofKinds.stream()
                .flatMap(Optional::stream)
                .reduce((one, other) -> other.points() > one.points() ? other : one);
        if (highest.isPresent() && highest.get().points() != 0 && (highest.get().points() > 0 || !isSomeNeutral)) {
            sheet.add(highest.get().id(), highest.get().share(), highest.get().text());
        }
    }

    private static void addNovelty(ScoreSheet sheet, IncidentFacts facts, List<SignalKind> kinds) {
        long days = daysWatched(facts);
        if (days < LEAST_MEMORY_DAYS) {
            return;
        }
        Map<SignalKind, KindHistory> histories = facts.context().histories();
        addHighest(
                sheet,
                kinds.stream()
                        .map(kind -> Optional.ofNullable(histories.get(kind))
                                .map(history -> novelForHost(history.hostDays(), days)))
                        .toList());
        addHighest(
                sheet,
                kinds.stream()
                        .map(kind -> Optional.ofNullable(histories.get(kind))
                                .map(history -> novelForInstitution(history.institutionDays(), days)))
                        .toList());
    }

    /** Days before the incident's first one that are remembered. */
    private static long daysWatched(IncidentFacts facts) {
        long firstMs = facts.signals().stream().mapToLong(Signal::firstMs).min().orElse(0);
        long sinceMs = facts.context().watchedSinceMs();
        if (sinceMs > firstMs) {
            return 0;
        }
        long days = (SignalMemory.dayOf(firstMs) - SignalMemory.dayOf(sinceMs));
        return Math.min(TriageContext.MEMORY_DAYS, days);
    }

    private static Candidate novelForHost(int seenDays, long days) {
        LocalText told = seenDays == 0
                ? text("この種類の兆候は、このホストでは過去%d日間で初めてです", "A sign of this kind is the first on this host in %d days", days)
                : text(
                        "この種類の兆候がこのホストで観測された日は、過去%2$d日のうち%1$d日です",
                        "On this host a sign of this kind was seen on %1$d of the %2$d days before", seenDays, days);
        return surprising("novel-for-host", seenDays, days, told);
    }

    private static Candidate novelForInstitution(int seenDays, long days) {
        LocalText told = seenDays == 0
                ? text(
                        "この種類の兆候は、当該機関では過去%d日間で初めてです",
                        "A sign of this kind is the first at this institution in %d days", days)
                : text(
                        "この種類の兆候が当該機関で観測された日は、過去%2$d日のうち%1$d日です",
                        "At this institution a sign of this kind was seen on %1$d of the %2$d days before",
                        seenDays,
                        days);
        return surprising("novel-for-institution", seenDays, days, told);
    }

    private static Candidate surprising(String id, long seen, long watched, LocalText told) {
        return new Candidate(id, Surprise.nats(Math.min(seen, watched), watched) / Surprise.MOST_NATS, told);
    }

    private static void addRarity(ScoreSheet sheet, TriageContext context, List<SignalKind> kinds) {
        if (context.members() >= LEAST_MEMBERS) {
            addHighest(
                    sheet,
                    kinds.stream()
                            .map(kind -> Optional.ofNullable(context.histories().get(kind))
                                    .flatMap(history -> rarity(history.others(), context.members())))
                            .toList());
        }
    }

    /** What one in ten or every second other member sees is told by the share only: a number could point at one of them. */
    private static Optional<Candidate> rarity(int others, int members) {
        if ((others + 1) * 2 >= members) {
            return Optional.of(new Candidate(
                    "kind-everywhere",
                    1,
                    text(
                            "この種類の兆候は、参加%d機関の半数以上で観測されています",
                            "Half of the %d members or more have seen signs of this kind", members)));
        }
        int otherMembers = members - 1;
        LocalText told = text(
                "この種類の兆候を観測した機関は、他の参加%d機関の半数未満です",
                "Fewer than half of the %d other members have seen signs of this kind", otherMembers);
        if (others == 0) {
            told = text(
                    "この種類の兆候は、他の参加%d機関では観測されていません",
                    "None of the %d other members has seen a sign of this kind", otherMembers);
        } else if (others * 10 <= otherMembers) {
            told = text(
                    "この種類の兆候を観測した機関は、他の参加%d機関の1割以下です",
                    "At most a tenth of the %d other members have seen signs of this kind", otherMembers);
        }
        return Optional.of(surprising("rare-elsewhere", others, otherMembers, told));
    }

    private static void addClosings(ScoreSheet sheet, TriageContext context, List<SignalKind> kinds) {
        addHighest(
                sheet,
                kinds.stream()
                        .map(kind -> Optional.ofNullable(context.closings().get(kind))
                                .flatMap(ContextReasons::closings))
                        .toList());
    }

    private static Optional<Candidate> closings(ClosingCounts counts) {
        double net =
                (counts.confirmed() - counts.harmless() - counts.falseAlarms()) / (counts.total() + PRIOR_CLOSINGS);
        LocalText told = text(
                "同種の兆候の過去の判断（新しいものほど重く、一人・一機関は30日に一度だけ）：攻撃 %.1f、実害なし %.1f、誤検知 %.1f",
                "Earlier closings of this kind (recent ones weigh more; one a person and institution in 30 days): attack %.1f, harmless %.1f, false %.1f",
                counts.confirmed(),
                counts.harmless(),
                counts.falseAlarms());
        if (net == 0) {
            return Optional.empty();
        }
        return Optional.of(new Candidate(net > 0 ? "closed-as-attack" : "closed-as-harmless", Math.abs(net), told));
    }

    /** A probe, an answer to it, and a call of the host itself, in that order of time. */
    private static void addOrder(ScoreSheet sheet, IncidentFacts facts, List<RungFinding> ladder) {
        boolean isClaimed = ladder.stream()
                .filter(finding -> finding.rung() == DamageRung.DELIVERED || finding.rung() == DamageRung.EXECUTED)
                .allMatch(RungFinding::isClaimed);
        long probedMs = Math.min(
                first(facts, session -> isTo(session, facts)),
                facts.signals().stream()
                        .filter(signal -> signal.evidence() instanceof Evidence.Alerts alerts && !alerts.isFromHost())
                        .mapToLong(Signal::firstMs)
                        .min()
                        .orElse(Long.MAX_VALUE));
        long answeredMs = first(
                facts,
                session -> isTo(session, facts)
                        && session.state() == SessionState.ANSWERED
                        && session.startMs() >= probedMs);
        long calledMs = facts.own().fromHost().lastMs();
        if (isClaimed && answeredMs != Long.MAX_VALUE && calledMs > answeredMs) {
            sheet.add(
                    "attack-in-order",
                    text(
                            "探索（%1$s）、応答、このホストからの接続（%2$s）が攻撃の順序どおりに並んでいます",
                            "A probe (%1$s), an answer and a call of this host itself (%2$s) follow in the order of an attack",
                            JapanTime.minute(probedMs),
                            JapanTime.minute(calledMs)));
        }
    }

    private static boolean isTo(Session session, IncidentFacts facts) {
        return session.dst().equals(facts.host());
    }

    private static long first(IncidentFacts facts, Predicate<Session> which) {
        return facts.sessions().stream()
                .filter(which)
                .mapToLong(Session::startMs)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static void addHost(ScoreSheet sheet, HostProfile host) {
        if (host.hasSensitiveField()) {
            sheet.add(
                    "sensitive-research",
                    new LocalText(
                            "狙われやすい研究分野の機関です：" + host.researchField().ja(),
                            "The institution works in a field that attackers seek: "
                                    + host.researchField().en()));
        }
        switch (host.stopClass()) {
            case CANNOT_STOP ->
                sheet.add("cannot-stop", text("止められない業務のホストです", "The host serves what cannot be stopped"));
            case RATHER_NOT_STOP ->
                sheet.add("rather-not-stop", text("止めたくない業務のホストです", "The host serves what should not be stopped"));
            case MUST_STOP ->
                sheet.add("must-stop", text("止めるしかない業務のホストです", "The host serves what will have to be stopped"));
            case UNKNOWN -> {}
        }
    }
}
