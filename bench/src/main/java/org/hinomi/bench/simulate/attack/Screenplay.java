// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.attack;

import java.util.List;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.World;
import org.hinomi.model.indicator.IndicatorRole;

/** Which attacks are played, and when. */
public final class Screenplay {

    private static final int DECOYS = 6;
    private static final int LISTED_SCANNERS = 5;

    private Screenplay() {}

    /**
     * What a screenplay may vary.
     *
     * @param rounds how often the whole list of attacks is played
     * @param lookAlikes harmless look-alikes in each round
     * @param isOrderVaried whether the seed decides which session of {@link SizeClass} is the odd one
     */
    public record Choices(int rounds, int lookAlikes, boolean isOrderVaried) {

        public static final int MOST_ROUNDS = 20;

        public static final Choices USUAL = new Choices(1, 6, false);

        public Choices {
            if (rounds < 0 || rounds > MOST_ROUNDS) {
                throw new IllegalArgumentException("0.." + MOST_ROUNDS + " rounds, not " + rounds);
            }
            if (lookAlikes < 0) {
                throw new IllegalArgumentException("look-alikes are counted from 0, not " + lookAlikes);
            }
        }
    }

    /** Attacks anywhere in a span. */
    public static Script inSpan(World world, Chance chance, Window span, Choices choices) {
        Cast cast = new Cast(world, chance);
        Script script = new Script();
        playRounds(cast, chance, span, choices, script);
        addDecoys(cast, chance, script);
        return script;
    }

    private static void playRounds(Cast cast, Chance chance, Window span, Choices choices, Script script) {
        for (int round = 0; round < choices.rounds(); round++) {
            for (Attack attack : attacks(choices)) {
                attack.play(cast, chance, partOf(span, chance), script);
            }
            for (int i = 0; i < choices.lookAlikes(); i++) {
                new LookAlike().play(cast, chance, partOf(span, chance), script);
            }
        }
    }

    /** All attacks within the four minutes after {@code startMs}, the first within seconds. */
    public static Script soonAfter(World world, Chance chance, long startMs, Choices choices) {
        Cast cast = new Cast(world, chance);
        Script script = new Script();
        playSoonAfter(cast, chance, startMs, choices, script);
        return script;
    }

    private static void playSoonAfter(Cast cast, Chance chance, long startMs, Choices choices, Script script) {
        new SizeClass(choices.isOrderVaried()).play(cast, chance, after(startMs, 3, 33), script);
        new ColdCommandServer().play(cast, chance, after(startMs, 6, 1200), script);
        new LiveCommandServer().play(cast, chance, after(startMs, 15, 3600), script);
        new ScanWave().play(cast, chance, after(startMs, 20, 150), script);
        new ExploitAttempts().play(cast, chance, after(startMs, 45, 165), script);
        new PhishDownload().play(cast, chance, after(startMs, 90, 230), script);
        for (int i = 0; i < choices.lookAlikes(); i++) {
            new LookAlike().play(cast, chance, after(startMs, 5, 235), script);
        }
        addDecoys(cast, chance, script);
    }

    /** As {@link #soonAfter}, behind a day or so in which all attacks were played some times before, on other hosts. */
    public static Script behind(
            World world, Chance chance, long startMs, Choices choices, Window before, int roundsBefore) {
        Cast cast = new Cast(world, chance);
        Script script = new Script();
        Choices ofBefore = new Choices(roundsBefore, choices.lookAlikes(), choices.isOrderVaried());
        playRounds(cast, chance, before, ofBefore, script);
        playSoonAfter(cast, chance, startMs, choices, script);
        return script;
    }

    private static List<Attack> attacks(Choices choices) {
        return List.of(
                new SizeClass(choices.isOrderVaried()),
                new ColdCommandServer(),
                new LiveCommandServer(),
                new ExploitAttempts(),
                new PhishDownload(),
                new ScanWave());
    }

    /** A third of the span to all but its last part, so that every attack has room. */
    private static Window partOf(Window span, Chance chance) {
        double from = 0.6 * chance.uniform();
        return new Window(span.at(from), span.at(from + 0.38));
    }

    private static Window after(long startMs, int fromSec, int toSec) {
        return new Window(startMs + fromSec * 1000L, startMs + toSec * 1000L);
    }

    private static void addDecoys(Cast cast, Chance chance, Script script) {
        for (int i = 0; i < DECOYS; i++) {
            IndicatorRole role = i % 2 == 0 ? IndicatorRole.COMMAND_AND_CONTROL : IndicatorRole.DISTRIBUTION;
            script.warn(cast.decoy(), role, (int) chance.between(40, 95), "open-feed");
        }
        List<End> scanners = cast.world().scanners().ipv4();
        for (int i = 0; i < LISTED_SCANNERS; i++) {
            script.warn(scanners.get(i * 7), IndicatorRole.SCANNER, 50, "open-feed");
        }
    }
}
