// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.source;

import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.format.LogOutput;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.element.Reading;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;

/** Gathers what a decoder hands on from one chunk of one file. One thread only. */
final class ReadingCollector implements LogOutput {

    private final String source;
    private long maxTimeMs;
    private List<Reading> readings = new ArrayList<>();

    ReadingCollector(String source, long maxTimeMs) {
        this.source = source;
        this.maxTimeMs = maxTimeMs;
    }

    /** The latest event time so far, {@link Long#MIN_VALUE} before the first record. */
    long maxTimeMs() {
        return maxTimeMs;
    }

    /** What came since the last call, and behind it what became of those lines. */
    List<Reading> take(IntakeCounts news) {
        List<Reading> taken = readings;
        readings = new ArrayList<>();
        if (!news.isNothing()) {
            taken.add(new Reading.Counted(news));
        }
        return taken;
    }

    @Override
    public void sessions(SessionBlock block) {
        for (int row = 0; row < block.size(); row++) {
            maxTimeMs = Math.max(maxTimeMs, block.startMs()[row]);
        }
        readings.add(new Reading.Sessions(source, block));
    }

    @Override
    public void alert(SensorAlert alert) {
        maxTimeMs = Math.max(maxTimeMs, alert.timeMs());
        readings.add(new Reading.Alert(source, alert));
    }

    @Override
    public void sighting(Sighting sighting) {
        maxTimeMs = Math.max(maxTimeMs, sighting.timeMs());
        readings.add(new Reading.Seen(source, sighting));
    }

    @Override
    public void rejected(Rejected rejected, byte[] text, int from, int to) {
        // Counted by the decoder's funnel; the text of a rejected line goes nowhere.
    }
}
