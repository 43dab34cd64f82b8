// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hinomi.analysis.LocalRunner;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.analysis.attribute.NameKey;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.network.Institution;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;
import org.hinomi.server.input.LogFiles;
import org.hinomi.server.input.LogReader;

/** What the logs under some paths hold, read as the product reads them, for several runs. Read-only after reading. */
public final class LogSet {

    private final List<SessionBlock> blocks = new ArrayList<>();
    private final List<SensorAlert> alerts = new ArrayList<>();
    private final List<Sighting> sightings = new ArrayList<>();
    private final List<Institution> institutions;
    private final List<Indicator> indicators;

    private LogSet(List<Institution> institutions, List<Indicator> indicators) {
        this.institutions = List.copyOf(institutions);
        this.indicators = List.copyOf(indicators);
    }

    /** Reads all logs; files of no known format give nothing. */
    public static LogSet read(
            Collection<Path> paths,
            Collection<Path> except,
            List<Institution> institutions,
            List<Indicator> indicators) {
        LogSet set = new LogSet(institutions, indicators);
        for (Path file : LogFiles.find(paths, except).files()) {
            LogReader.read(file, "files", SessionBlock.CAPACITY, set.collect());
        }
        Attributor attributor = new Attributor(new InstitutionTable(institutions), CountryTable.EMPTY, AsTable.EMPTY);
        set.blocks.forEach(attributor::attribute);
        return set;
    }

    private LogOutput collect() {
        return new LogOutput() {
            @Override
            public void sessions(SessionBlock block) {
                blocks.add(block);
            }

            @Override
            public void alert(SensorAlert alert) {
                alerts.add(alert);
            }

            @Override
            public void sighting(Sighting sighting) {
                sightings.add(sighting);
            }

            @Override
            public void rejected(Rejected rejected, byte[] text, int from, int to) {
                // What cannot be read is the reader's tests' affair.
            }
        };
    }

    /** All rows, attributed. */
    public List<SessionBlock> blocks() {
        return blocks;
    }

    public long sessions() {
        return blocks.stream().mapToLong(SessionBlock::size).sum();
    }

    /** Whom a host calls, inside or outside. */
    Set<IpAddress> calledBy(IpAddress host) {
        Set<IpAddress> peers = new HashSet<>();
        for (SessionBlock block : blocks) {
            for (int row = 0; row < block.size(); row++) {
                if (block.srcHigh()[row] == host.high() && block.srcLow()[row] == host.low()) {
                    peers.add(new IpAddress(block.dstHigh()[row], block.dstLow()[row]));
                }
            }
        }
        return peers;
    }

    /** What the product makes of all of it. */
    public Judged judge() {
        return judge(Long.MAX_VALUE);
    }

    /** What the product makes of what was logged by {@code untilMs}: sessions at their end, alerts when raised. */
    public Judged judge(long untilMs) {
        Attributor attributor = new Attributor(new InstitutionTable(institutions), CountryTable.EMPTY, AsTable.EMPTY);
        LocalRunner runner = new LocalRunner(
                new Pipeline(attributor, new IndicatorSet(indicators), new NameKey(new byte[NameKey.BYTES])));
        for (SessionBlock block : blocks) {
            SessionBlock part = loggedBy(block, untilMs);
            if (!part.isEmpty()) {
                runner.accept(part, "files");
            }
        }
        for (SensorAlert alert : alerts) {
            if (alert.timeMs() <= untilMs) {
                runner.accept(alert, "files");
            }
        }
        for (Sighting sighting : sightings) {
            if (sighting.timeMs() <= untilMs) {
                runner.accept(sighting, "files");
            }
        }
        return Judged.of(runner.finish());
    }

    private static SessionBlock loggedBy(SessionBlock block, long untilMs) {
        int[] rows = new int[block.size()];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (block.startMs()[row] + Math.max(0, block.durationMs()[row]) <= untilMs) {
                rows[count++] = row;
            }
        }
        return block.gather(rows, 0, count);
    }
}
