// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hinomi.analysis.triage.TriageWeights.Weight;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.judgement.LocalText;
import org.hinomi.model.judgement.Reason;
import org.hinomi.model.judgement.Reason.Score;

/**
 * Collects the reasons of both scores. The sum of all points, held between 0 and 100, is the score; what lies outside is taken
 * off the reasons that were added last, so that they always add up to the score exactly. Because the sum is held once, at the
 * end, a reason that adds never lowers a score. Reasons that add nothing any more still stand, with 0 points. One thread only.
 *
 * <p>The site's own rules come on top of the sum of the others, and alone may take it below the floor.
 */
final class ScoreSheet {

    private record Entry(String id, Score score, int points, LocalText text, boolean isOfSite) {

        Entry less(int taken) {
            return new Entry(id, score, points - taken, text, isOfSite);
        }
    }

    private final List<Entry> entries = new ArrayList<>();
    private int urgencyFloor;

    /** Adds a reason of the table to both scores. */
    void add(String id, LocalText text) {
        add(TriageWeights.of(id), 1, text);
    }

    /**
     * Adds a share of a reason of the table.
     *
     * @param share 0..1
     */
    void add(String id, double share, LocalText text) {
        add(TriageWeights.of(id), share, text);
    }

    void add(Weight weight, double share, LocalText text) {
        add(weight.id(), (int) Math.round(weight.urgency() * share), (int) Math.round(weight.risk() * share), text);
    }

    /** Adds a reason with its own points. */
    void add(String id, int urgencyPoints, int riskPoints, LocalText text) {
        entries.add(new Entry(id, Score.URGENCY, urgencyPoints, text, false));
        entries.add(new Entry(id, Score.RISK, riskPoints, text, false));
    }

    /** Adds a rule of the site. */
    void addOfSite(String id, int urgencyPoints, int riskPoints, LocalText text) {
        entries.add(new Entry(id, Score.URGENCY, urgencyPoints, text, true));
        entries.add(new Entry(id, Score.RISK, riskPoints, text, true));
    }

    /** From here on reasons that lower urgency, those of the site left out, stop at this value. */
    void holdUrgencyAt(int floor) {
        urgencyFloor = floor;
    }

    /** Urgency first; each by falling points, then id. */
    List<Reason> reasons() {
        List<Entry> counted = new ArrayList<>();
        counted.addAll(held(Score.URGENCY, urgencyFloor));
        counted.addAll(held(Score.RISK, 0));
        return counted.stream()
                .map(entry -> new Reason(entry.id(), entry.score(), entry.points(), entry.text()))
                .sorted(Comparator.comparing(Reason::score)
                        .thenComparing(Comparator.comparingInt(Reason::points).reversed())
                        .thenComparing(Reason::id))
                .toList();
    }

    private List<Entry> held(Score score, int floor) {
        List<Entry> own = of(score, false);
        List<Entry> site = of(score, true);
        int raised = own.stream().mapToInt(entry -> Math.max(0, entry.points())).sum();
        List<Entry> ownHeld = within(own, 0, Math.min(floor, raised));
        List<Entry> siteHeld = within(site, sum(ownHeld), 0);
        List<Entry> all = new ArrayList<>(ownHeld);
        all.addAll(siteHeld);
        return all;
    }

    private List<Entry> of(Score score, boolean isOfSite) {
        return entries.stream()
                .filter(entry -> entry.score() == score && entry.isOfSite() == isOfSite)
                .toList();
    }

    private static int sum(List<Entry> some) {
        return some.stream().mapToInt(Entry::points).sum();
    }

    /** Takes off the last entries what lies outside {@code floor..100} once they are added to {@code base}. */
    private static List<Entry> within(List<Entry> some, int base, int floor) {
        int total = base + sum(some);
        int excess = total - Math.clamp(total, floor, Judgement.MAX_SCORE);
        List<Entry> held = new ArrayList<>(some);
        for (int i = held.size() - 1; i >= 0 && excess != 0; i--) {
            int points = held.get(i).points();
            int taken = excess > 0 ? Math.clamp(points, 0, excess) : Math.clamp(points, excess, 0);
            held.set(i, held.get(i).less(taken));
            excess -= taken;
        }
        return held;
    }
}
