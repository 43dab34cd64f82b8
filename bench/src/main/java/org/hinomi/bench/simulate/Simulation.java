// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.hinomi.bench.simulate.writer.Compression;
import org.hinomi.bench.simulate.writer.LogFile;
import org.hinomi.bench.simulate.writer.SensorFormat;
import org.hinomi.bench.simulate.writer.SensorSink;

/** A whole span written at once, as fast as it goes. The same settings give the same bytes. */
public final class Simulation {

    private static final long HOUR_MS = 3_600_000;

    private Simulation() {}

    /**
     * What a simulation is made from.
     *
     * @param sessions how many sessions are written, attacks included
     * @param startMs when the span begins, milliseconds since the Unix epoch
     * @param endMs when the last session starts at the latest
     * @param institutions how many
     * @param ipv6Share share of ordinary sessions over IPv6, 0..1
     * @param format what the sensor is
     * @param compression how its logs are packed
     * @param choices what is played
     */
    public record Settings(
            long seed,
            long sessions,
            long startMs,
            long endMs,
            int institutions,
            double ipv6Share,
            SensorFormat format,
            Compression compression,
            Screenplay.Choices choices) {}

    /** What was written. */
    public record Result(long sessions, long scripted, long alerts, int truths) {}

    /**
     * Writes logs, truth, network and indicators.
     *
     * @throws IllegalArgumentException where the script alone has more sessions than wanted
     */
    public static Result write(Settings settings, Path folder, Path truthFile) throws IOException {
        Chance chance = Chance.ofSeed(settings.seed());
        World world = World.of(chance, settings.institutions());
        Window span = new Window(settings.startMs(), settings.endMs());
        Script script = Screenplay.inSpan(world, chance, span, settings.choices());
        long scripted = script.sessions().size();
        if (scripted > settings.sessions()) {
            throw new IllegalArgumentException("the scripted attacks alone have " + scripted
                    + " sessions, more than the " + settings.sessions() + " wanted");
        }
        Files.createDirectories(folder);
        TruthFile.write(truthFile, script.truths());
        WorldFiles.writeNetwork(folder.resolve("network.csv"), world);
        WorldFiles.writeIndicators(folder.resolve("indicators.csv"), script.indicators());
        Traffic traffic = new Traffic(world, chance, settings.ipv6Share());
        Arrivals arrivals = new Arrivals(chance, span.startMs(), span.endMs(), settings.sessions() - scripted);
        try (SensorSink sink = settings.format().open(folder, style(settings))) {
            Play play = new Play(traffic, new Noise(chance), script, sink);
            while (arrivals.hasNext()) {
                play.start(arrivals.nextMs());
            }
            play.finish();
            return new Result(
                    play.sessionsWritten(),
                    scripted,
                    play.alertsWritten(),
                    script.truths().size());
        }
    }

    /** A file for each hour; a short span is one file. */
    private static LogFile.Style style(Settings settings) {
        boolean isLong = settings.endMs() - settings.startMs() > 2 * HOUR_MS;
        return new LogFile.Style(settings.compression(), isLong ? HOUR_MS : Long.MAX_VALUE, false);
    }
}
