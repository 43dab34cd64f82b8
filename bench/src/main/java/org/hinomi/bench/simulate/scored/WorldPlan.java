// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.util.Locale;

/** How large a world is and what is played in it. */
public enum WorldPlan {
    /** One day of attacks after one day of past: what shows within hours. */
    DAYS(2, 16, 62),
    /** Five days, fewer hosts: what needs a past, or comes slowly. */
    WEEK(5, 10, 24),
    /** As the days, smaller, all call-backs beginning at one moment: how soon they are claimed. */
    DELAY(2, 10, 30),
    /** One day of incidents with alerts, each with its true rung. */
    DAMAGE(1, 12, 40);

    private final int days;
    private final int institutions;
    private final int usersEach;

    WorldPlan(int days, int institutions, int usersEach) {
        this.days = days;
        this.institutions = institutions;
        this.usersEach = usersEach;
    }

    public int days() {
        return days;
    }

    public int institutions() {
        return institutions;
    }

    /** Users of an institution of middle size. */
    public int usersEach() {
        return usersEach;
    }

    /** Plays it. The same seed gives the same world. */
    public ScoredWorld play(long seed) {
        Stage stage = new Stage(this, seed);
        new OrdinaryUsers(stage).play();
        new OrdinaryServers(stage).play();
        switch (this) {
            case DAYS -> playDays(stage);
            case WEEK -> playWeek(stage);
            case DELAY -> playDelay(stage);
            case DAMAGE -> new Incidents(stage).play();
        }
        return stage.finish();
    }

    private static void playDays(Stage stage) {
        new CallBacks(stage).play(20);
        new Pollers(stage).play(6 * 8 * 20);
        new OutsideScans(stage).play(8);
        new InsideScans(stage).play(8);
        new Guesses(stage).play(6);
        new ColdServers(stage).play(10);
        new RarePeers(stage).play(12);
        new Uploads(stage).play(8);
        new OddServices(stage).play(6);
    }

    private static void playWeek(Stage stage) {
        new Pollers(stage).play(120);
        new OutsideScans(stage).playSlow(8);
        new ColdServers(stage).play(6);
        new RarePeers(stage).play(12);
        new Uploads(stage).play(8);
    }

    private static void playDelay(Stage stage) {
        new CallBacks(stage).playAt(stage.lastDay() + CallBacks.DELAY_START_MS, 10);
        new Pollers(stage).play(6 * 8 * 10);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
