// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static org.hinomi.analysis.triage.RungNotes.text;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

    private static final long DAY_MS = 24L * 60 * 60 * 1000;

    /** What recurs daily has shown itself within a day; before that everything would be new. */
    private static final long LEAST_MEMORY_MS = DAY_MS;

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
        if (highest.isPresent() && (highest.get().points() > 0 || !isSomeNeutral)) {
            sheet.add(highest.get().id(), highest.get().share(), highest.get().text());
        }
    }

    private static void addNovelty(ScoreSheet sheet, IncidentFacts facts, List<SignalKind> kinds) {
        long firstMs = facts.signals().stream().mapToLong(Signal::firstMs).min().orElse(0);
        long memoryMs = firstMs - facts.context().watchedSinceMs();
        if (facts.context().watchedSinceMs() > firstMs || memoryMs < LEAST_MEMORY_MS) {
            return;
        }
        long days = Math.min(TriageContext.MEMORY_DAYS, memoryMs / DAY_MS);
        addHighest(
                sheet,
                kinds.stream()
                        .map(kind -> Optional.ofNullable(
                                        facts.context().histories().get(kind))
                                .flatMap(history -> novelty(history, firstMs, days)))
                        .toList());
    }

    private static Optional<Candidate> novelty(KindHistory history, long firstMs, long days) {
        if (history.membersFirstMs() >= firstMs) {
            return Optional.of(new Candidate(
                    "new-to-members",
                    1,
                    text(
                            "この種類の兆候は、過去%d日間どの参加機関でも観測されていません",
                            "In %d days no member has seen a sign of this kind", days)));
        }
        if (history.institutionFirstMs() >= firstMs) {
            return Optional.of(new Candidate(
                    "new-to-institution",
                    1,
                    text(
                            "この種類の兆候は、当該機関では過去%d日間で初めてです",
                            "A sign of this kind is the first at this institution in %d days", days)));
        }
        return history.hostFirstMs() < firstMs
                ? Optional.empty()
                : Optional.of(new Candidate(
                        "new-to-host",
                        1,
                        text(
                                "この種類の兆候は、このホストでは過去%d日間で初めてです",
                                "A sign of this kind is the first on this host in %d days", days)));
    }

    private static void addRarity(ScoreSheet sheet, TriageContext context, List<SignalKind> kinds) {
        if (context.members() >= LEAST_MEMBERS) {
            addHighest(
                    sheet,
                    kinds.stream()
                            .map(kind -> Optional.ofNullable(context.histories().get(kind))
                                    .flatMap(history -> rarity(history.institutions(), context.members())))
                            .toList());
        }
    }

    private static Optional<Candidate> rarity(int institutions, int members) {
        if (institutions == 1) {
            return Optional.of(new Candidate(
                    "kind-at-one-member",
                    1,
                    text(
                            "この種類の兆候は、参加%d機関のうち1機関だけで観測されています",
                            "Of %d members only one has seen signs of this kind", members)));
        }
        if (institutions * 10 <= members) {
            return Optional.of(new Candidate(
                    "kind-at-few-members",
                    1,
                    text(
                            "この種類の兆候は、参加%d機関の1割以下で観測されています",
                            "At most a tenth of the %d members have seen signs of this kind", members)));
        }
        return institutions * 2 < members
                ? Optional.empty()
                : Optional.of(new Candidate(
                        "kind-everywhere",
                        1,
                        text(
                                "この種類の兆候は、参加%d機関の半数以上で観測されています",
                                "Half of the %d members or more have seen signs of this kind", members)));
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
