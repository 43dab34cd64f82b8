// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hinomi.analysis.Formats;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Funnel;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;

/** Everything that a decoder gave for one log, as lines of {@link RecordJson}, in the order of the log. */
final class NormalisedLog implements LogOutput {

    static final String SENSOR = "golden-sensor";

    private final List<String> lines = new ArrayList<>();
    private final LogDecoder decoder;

    /** Blocks of one row keep sessions, alerts and rejected lines in order. */
    NormalisedLog() {
        decoder = new LogDecoder(Formats.all(), SENSOR, 1, this);
    }

    /** The whole log in one piece; every line must be counted once. */
    static NormalisedLog of(byte[] log) {
        NormalisedLog decoded = new NormalisedLog();
        decoded.decoder.feed(log, 0, log.length);
        decoded.decoder.finish();
        decoded.assertEveryLineCounted(log);
        return decoded;
    }

    LogDecoder decoder() {
        return decoder;
    }

    List<String> lines() {
        return lines;
    }

    String text() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    Funnel funnel() {
        return decoder.funnel();
    }

    Optional<String> formatId() {
        return decoder.formatId();
    }

    void assertEveryLineCounted(byte[] log) {
        long rejected = lines.stream()
                .filter(line -> line.startsWith("{\"type\":\"rejected\""))
                .count();
        assertThat(funnel().rejected()).isEqualTo(rejected);
        assertThat(funnel().accepted()).isEqualTo(lines.size() - rejected);
        assertThat(funnel().offered()).isEqualTo(funnel().accepted() + funnel().rejected());
        assertThat(funnel().offered() + funnel().headers()).isEqualTo(lineCount(log));
    }

    private static long lineCount(byte[] log) {
        int mark = FormatHead.startOfText(log, log.length);
        long count = 0;
        for (int i = mark; i < log.length; i++) {
            if (log[i] == '\n' || i == log.length - 1) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void sessions(SessionBlock block) {
        for (int row = 0; row < block.size(); row++) {
            lines.add(RecordJson.session(block, row));
        }
    }

    @Override
    public void alert(SensorAlert alert) {
        lines.add(RecordJson.alert(alert));
    }

    @Override
    public void sighting(Sighting sighting) {
        lines.add(RecordJson.sighting(sighting));
    }

    @Override
    public void rejected(Rejected rejected, byte[] text, int from, int to) {
        lines.add(RecordJson.rejected(rejected));
    }
}
