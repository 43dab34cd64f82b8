// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.scored;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.world.Weighted;
import org.hinomi.model.address.IpAddress;

/**
 * People who browse. Each has favourites, shares popular sites with everybody, and now and then looks at a site of the long
 * tail that perhaps nobody else ever sees. A page brings third parties with it; some, mostly of well-known applications, ask for
 * news by themselves for a while.
 */
final class OrdinaryUsers {

    private static final int POPULAR = 3000;
    private static final int THIRD_PARTIES = 200;
    private static final int TAIL = 20_000;
    private static final int FAVOURITES = 12;
    private static final double VISITS_A_DAY = 30;

    /** The most popular sites have the applications that people leave open. */
    private static final int APPLICATIONS = 500;

    private static final double APPLICATION_ASKS = 0.05;
    private static final double OTHER_ASKS = 0.001;

    private final Stage stage;
    private final Chance chance;
    private final Wire wire;
    private final List<End> popular;
    private final Set<IpAddress> applications = new HashSet<>();
    private final List<End> thirdParties;
    private final List<End> tail;
    private final Weighted popularity = Weighted.zipf(POPULAR, 0.95);
    private final Weighted thirdPartyUse = Weighted.zipf(THIRD_PARTIES, 0.9);
    private final Weighted favour = Weighted.zipf(FAVOURITES, 0.8);

    OrdinaryUsers(Stage stage) {
        this.stage = stage;
        chance = stage.chance("users");
        wire = new Wire(stage, chance);
        popular = stage.peers(chance, POPULAR);
        popular.subList(0, APPLICATIONS).forEach(site -> applications.add(site.address()));
        thirdParties = stage.peers(chance, THIRD_PARTIES);
        tail = stage.peers(chance, TAIL);
    }

    void play() {
        for (End user : stage.users()) {
            List<End> favourites = favourites();
            for (int day = 0; day < stage.days(); day++) {
                if (chance.happens(0.9)) {
                    browse(user, favourites, stage.day(day));
                }
            }
        }
    }

    private List<End> favourites() {
        List<End> sites = new ArrayList<>();
        for (int i = 0; i < FAVOURITES; i++) {
            sites.add(chance.happens(0.9) ? popular.get(popularity.draw(chance)) : chance.pick(tail));
        }
        return sites;
    }

    private void browse(End user, List<End> favourites, long dayMs) {
        long from = Stage.within(chance, dayMs + 7 * Stage.HOUR + Stage.HOUR / 2, Duration.ofMinutes(210));
        long length = chance.between(5 * Stage.HOUR, 11 * Stage.HOUR);
        int visits = (int) Math.round(VISITS_A_DAY * (0.3 + 1.4 * chance.uniform()));
        for (int i = 0; i < visits; i++) {
            visit(user, favourites, from + chance.between(0, length));
        }
    }

    private void visit(End user, List<End> favourites, long atMs) {
        End site = site(favourites);
        load(user, site, atMs);
        if (chance.happens(applications.contains(site.address()) ? APPLICATION_ASKS : OTHER_ASKS)) {
            keepAsking(user, site, atMs);
        }
    }

    private End site(List<End> favourites) {
        double choice = chance.uniform();
        if (choice < 0.55) {
            return favourites.get(favour.draw(chance));
        }
        if (choice < 0.85) {
            return popular.get(popularity.draw(chance));
        }
        return chance.happens(0.7) ? stage.peer(chance) : chance.pick(tail);
    }

    private void load(End user, End site, long atMs) {
        int connections = 1 + Math.min(5, (int) (-1.3 * Math.log(1 - chance.uniform())));
        long dwell = Math.min(20 * Stage.MINUTE, chance.logNormal(40_000, 1.2));
        for (int i = 0; i < connections; i++) {
            wire.page(i == 0 ? atMs : atMs + chance.between(0, dwell), user, site);
        }
        int others = chance.below(6);
        for (int i = 0; i < others; i++) {
            wire.page(atMs + chance.between(100, 4000), user, thirdParties.get(thirdPartyUse.draw(chance)));
        }
    }

    /** A page that is open in a tab and asks every so often. */
    private void keepAsking(End user, End site, long atMs) {
        long interval = chance.between(15, 120) * Stage.SECOND;
        double jitter = 0.02 + 0.08 * chance.uniform();
        long until = atMs + chance.between(20, 60) * Stage.MINUTE;
        long out = chance.between(600, 2500);
        for (long at = atMs + interval; at < until; at += chance.jitter(interval, jitter)) {
            wire.talk(at, user, site, 443, out, chance.logNormal(1500, 0.5), chance.between(60, 900));
        }
    }
}
