// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.learning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.hinomi.desk.learning.Learnt.Share;
import org.hinomi.model.context.ClosingCounts;
import org.hinomi.model.context.SignalKind;

/**
 * What closings teach about kinds of signals, for each institution from its own and for all from everybody's. A pure function of
 * the closings, of what was taken back, and of the time; immutable. Its promises:
 *
 * <ul>
 *   <li>a closing loses half its weight in {@link #HALF_LIFE_MS};
 *   <li>a person counts once a kind and week: closings of one week share one weight, whatever their number;
 *   <li>a person never weighs more than {@link #MOST_OF_PERSON} in a kind, however many weeks it goes on: agreement counts,
 *       repetition does not;
 *   <li>of a shared weight, no institution gives more than a {@link #LEAST_INSTITUTIONS third}; so at least three institutions
 *       have to be concerned before anything is shared;
 *   <li>what a person took back has no effect.
 * </ul>
 *
 * <p>So one careless or hostile closer can neither silence a signature nor blow it up: alone it weighs at most one closing at its
 * own institution, and nothing at the others.
 */
public final class ClosingMemory {

    private static final long DAY_MS = 24L * 60 * 60 * 1000;

    /**
     * 30 days: signatures are rewritten and servers change hands within weeks to months. After three months, when the sessions
     * behind a closing are deleted and nobody can check it any more, an eighth is left.
     */
    public static final long HALF_LIFE_MS = 30 * DAY_MS;

    /** After half a year 1/64 is left: older closings are no more read. */
    public static final long MEMORY_MS = 180 * DAY_MS;

    /** One fresh closing. */
    public static final double MOST_OF_PERSON = 1;

    /** No institution gives more than one part in so many: three that agree are the fewest that are no private matter. */
    public static final int LEAST_INSTITUTIONS = 3;

    private static final long WEEK_MS = 7 * DAY_MS;

    /** From the epoch, a Thursday in UTC, to Monday in Japan. */
    private static final long MONDAY_IN_JAPAN_MS = 3 * DAY_MS + 9 * 60 * 60 * 1000;

    private static final Comparator<Share> LATEST_FIRST = Comparator.comparingLong(
                    (Share share) -> share.lesson().atMs())
            .thenComparingLong(share -> share.lesson().reportId())
            .reversed();

    private final List<Lesson> lessons;
    private final Map<Scope, Long> forgottenMs = new HashMap<>();
    private final long nowMs;

    private record Scope(SignalKind kind, int institution) {}

    private record PersonWeek(String person, long week) {}

    /**
     * @param lessons the closings that stand; those that were taken back are not among them
     * @param nowMs later closings are left out
     */
    public ClosingMemory(Collection<Lesson> lessons, Collection<Forgotten> forgotten, long nowMs) {
        this.lessons = lessons.stream()
                .filter(lesson -> lesson.atMs() <= nowMs && lesson.atMs() > nowMs - MEMORY_MS)
                .toList();
        forgotten.forEach(
                entry -> forgottenMs.merge(new Scope(entry.kind(), entry.institution()), entry.atMs(), Math::max));
        this.nowMs = nowMs;
    }

    /** What all taught together about each kind, by kind; kinds without any weight are left out. */
    public List<Learnt> shared() {
        return Lesson.kindsOf(lessons).stream()
                .map(kind -> learnt(kind, Learnt.SHARED))
                .filter(learnt -> learnt.counts().total() > 0)
                .toList();
    }

    /** What each institution's own closings taught, by kind and institution. */
    public List<Learnt> own() {
        Set<Integer> institutions = new TreeSet<>();
        lessons.forEach(lesson -> institutions.add(lesson.institution()));
        List<Learnt> found = new ArrayList<>();
        for (SignalKind kind : Lesson.kindsOf(lessons)) {
            for (int institution : institutions) {
                Learnt learnt = learnt(kind, institution);
                if (learnt.counts().total() > 0) {
                    found.add(learnt);
                }
            }
        }
        return found;
    }

    /**
     * What triage is told for an institution's incidents: its own weight, and the shared one in which its closings are at most a
     * third.
     */
    public Map<SignalKind, ClosingCounts> about(int institution, Collection<SignalKind> kinds) {
        Map<SignalKind, ClosingCounts> counts = new TreeMap<>();
        for (SignalKind kind : kinds) {
            ClosingCounts own = learnt(kind, institution).counts();
            ClosingCounts shared = learnt(kind, Learnt.SHARED).counts();
            ClosingCounts sum = new ClosingCounts(
                    own.confirmed() + shared.confirmed(),
                    own.harmless() + shared.harmless(),
                    own.falseAlarms() + shared.falseAlarms());
            if (sum.total() > 0) {
                counts.put(kind, sum);
            }
        }
        return counts;
    }

    /** What was learnt about one kind, of one institution's closings or of all. */
    public Learnt learnt(SignalKind kind, int institution) {
        long sinceMs = forgottenMs.getOrDefault(new Scope(kind, institution), Long.MIN_VALUE);
        List<Lesson> counted = lessons.stream()
                .filter(lesson -> lesson.kinds().contains(kind) && lesson.atMs() > sinceMs)
                .filter(lesson -> institution == Learnt.SHARED || lesson.institution() == institution)
                .toList();
        List<Share> shares = boundPersons(oncePerWeek(counted));
        if (institution == Learnt.SHARED) {
            shares = boundInstitutions(shares);
        }
        return new Learnt(
                kind, institution, shares.stream().sorted(LATEST_FIRST).toList());
    }

    /** The closings of one person and week share the weight of the latest of them. */
    private List<Share> oncePerWeek(List<Lesson> counted) {
        Map<PersonWeek, List<Lesson>> groups = new HashMap<>();
        for (Lesson lesson : counted) {
            long week = Math.floorDiv(lesson.atMs() + MONDAY_IN_JAPAN_MS, WEEK_MS);
            groups.computeIfAbsent(new PersonWeek(lesson.person(), week), fresh -> new ArrayList<>())
                    .add(lesson);
        }
        List<Share> shares = new ArrayList<>();
        for (List<Lesson> group : groups.values()) {
            long latestMs = group.stream().mapToLong(Lesson::atMs).max().orElseThrow();
            double weight = Math.pow(0.5, (double) (nowMs - latestMs) / HALF_LIFE_MS) / group.size();
            group.forEach(lesson -> shares.add(new Share(lesson, weight)));
        }
        return shares;
    }

    private static List<Share> boundPersons(List<Share> shares) {
        return scaled(shares, Lesson::person, total -> Math.min(1, MOST_OF_PERSON / total));
    }

    private static List<Share> boundInstitutions(List<Share> shares) {
        List<Double> totals = totals(shares, Lesson::institution).values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        double most = mostOfOne(totals);
        return scaled(shares, Lesson::institution, total -> Math.min(1, most / total));
    }

    /**
     * The bound {@code c} under which each institution gives at most a third. With the k heaviest at the bound and a rest
     * {@code r} of the others, {@code c = (k · c + r) / 3}, so {@code c = r / (3 − k)} for the least k at which the next one lies
     * below. Of one or two institutions nothing is left.
     *
     * @param totals weights by institution, heaviest first
     */
    private static double mostOfOne(List<Double> totals) {
        for (int bounded = 0; bounded < Math.min(LEAST_INSTITUTIONS, totals.size()); bounded++) {
            double rest = totals.subList(bounded, totals.size()).stream()
                    .mapToDouble(total -> total)
                    .sum();
            double bound = rest / (LEAST_INSTITUTIONS - bounded);
            if (totals.get(bounded) <= bound) {
                return bound;
            }
        }
        return 0;
    }

    private static <K> Map<K, Double> totals(List<Share> shares, Function<Lesson, K> key) {
        Map<K, Double> totals = new HashMap<>();
        shares.forEach(share -> totals.merge(key.apply(share.lesson()), share.weight(), Double::sum));
        return totals;
    }

    private static <K> List<Share> scaled(
            List<Share> shares, Function<Lesson, K> key, Function<Double, Double> factor) {
        Map<K, Double> totals = totals(shares, key);
        return shares.stream()
                .map(share -> new Share(
                        share.lesson(),
                        share.weight() * factor.apply(totals.getOrDefault(key.apply(share.lesson()), share.weight()))))
                .toList();
    }
}
