// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.hinomi.bench.simulate.attack.Screenplay;
import org.hinomi.bench.simulate.attack.Script;
import org.hinomi.bench.simulate.attack.Window;
import org.hinomi.bench.simulate.play.Play;
import org.hinomi.bench.simulate.play.TruthFile;
import org.hinomi.bench.simulate.play.WorldFiles;
import org.hinomi.bench.simulate.traffic.Arrivals;
import org.hinomi.bench.simulate.traffic.Noise;
import org.hinomi.bench.simulate.traffic.Traffic;
import org.hinomi.bench.simulate.world.Chance;
import org.hinomi.bench.simulate.world.World;

/** A play against the clock. {@link #run} is for one thread only; {@link #stop} may come from any. */
public final class LiveSimulation {

    private static final long STEP_MS = 200;

    private final LiveSettings settings;
    private final Path folder;
    private final Path truthFile;
    private final InstantSource clock;
    private final Sleeper sleeper;
    private final Consumer<String> report;

    private volatile boolean isStopped;

    /** @param report receives what is happening, in lines for people */
    public LiveSimulation(
            LiveSettings settings,
            Path folder,
            Path truthFile,
            InstantSource clock,
            Sleeper sleeper,
            Consumer<String> report) {
        this.settings = settings;
        this.folder = folder;
        this.truthFile = truthFile;
        this.clock = clock;
        this.sleeper = sleeper;
        this.report = report;
    }

    /** Ends {@link #run} within one step. */
    public void stop() {
        isStopped = true;
    }

    /** Writes the history, unless the folder has logs already, and then plays until stopped or over. */
    public void run() throws IOException, InterruptedException {
        long startMs = clock.millis();
        World world = World.of(Chance.ofSeed(settings.seed()), settings.institutions());
        // Another start is another play in the same world.
        Chance chance = Chance.ofSeed(settings.seed() + startMs);
        boolean isFirst = !Files.exists(folder.resolve("network.csv"));
        Script script = script(world, chance, startMs, isFirst);
        Files.createDirectories(folder);
        WorldFiles.writeIndicators(folder.resolve("indicators.csv"), script.indicators());
        WorldFiles.writeNetwork(folder.resolve("network.csv"), world);
        TruthFile.append(truthFile, script.truths());
        try (SensorFleet fleet = new SensorFleet(folder)) {
            Noise noise = new Noise(chance);
            Play play = new Play(new Traffic(world, chance, settings.ipv6Share()), noise, script, fleet);
            if (isFirst) {
                noise.amplify(settings.historyNoise());
                playHistory(play, fleet, chance, startMs);
                noise.amplify(1);
            }
            fleet.goLive(startMs);
            playLive(play, fleet, chance, startMs);
            report.accept("%,d sessions, %,d alerts".formatted(play.sessionsWritten(), play.alertsWritten()));
        }
    }

    private Script script(World world, Chance chance, long startMs, boolean isFirst) {
        if (!isFirst || settings.historyRounds() == 0 || settings.history().isZero()) {
            return Screenplay.soonAfter(world, chance, startMs, settings.choices());
        }
        Window before = new Window(startMs - settings.history().toMillis(), startMs);
        return Screenplay.behind(world, chance, startMs, settings.choices(), before, settings.historyRounds());
    }

    private void playHistory(Play play, SensorFleet fleet, Chance chance, long startMs) throws IOException {
        long fromMs = startMs - settings.history().toMillis();
        if (fromMs == startMs) {
            return;
        }
        Arrivals arrivals = new Arrivals(chance, fromMs, startMs, settings.historySessions());
        while (arrivals.hasNext() && !isStopped) {
            play.start(arrivals.nextMs());
        }
        play.advance(startMs);
        fleet.tick(startMs);
        report.accept("history: %,d sessions, %,d alerts".formatted(play.sessionsWritten(), play.alertsWritten()));
    }

    private void playLive(Play play, SensorFleet fleet, Chance chance, long startMs)
            throws IOException, InterruptedException {
        long endMs = settings.durationSec() == 0 ? Long.MAX_VALUE : startMs + settings.durationSec() * 1000;
        double nextMs = startMs;
        long nowMs = clock.millis();
        while (!isStopped && nowMs < endMs) {
            while (nextMs <= nowMs) {
                play.start((long) nextMs);
                // Gaps of a Poisson process.
                nextMs -= Math.log(1 - chance.uniform()) * 1000 / settings.ratePerSec();
            }
            play.advance(nowMs);
            fleet.tick(nowMs);
            sleeper.sleep(STEP_MS);
            nowMs = clock.millis();
        }
        play.advance(nowMs);
    }
}
