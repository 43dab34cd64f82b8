// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.format.Funnel;
import org.hinomi.model.format.Rejected;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;

/** Everything that one log gave, for tests. */
public final class DecodedLog implements LogOutput {

    private final List<Session> sessions = new ArrayList<>();
    private final List<SensorAlert> alerts = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final LogDecoder decoder;

    private DecodedLog(List<Format> formats) {
        decoder = new LogDecoder(formats, "fw-1", SessionBlock.CAPACITY, this);
    }

    public static DecodedLog of(List<Format> formats, String text) {
        DecodedLog log = new DecodedLog(formats);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        log.decoder.feed(bytes, 0, bytes.length);
        log.decoder.finish();
        return log;
    }

    @Override
    public void sessions(SessionBlock block) {
        for (int row = 0; row < block.size(); row++) {
            sessions.add(block.session(row));
        }
    }

    @Override
    public void alert(SensorAlert alert) {
        alerts.add(alert);
    }

    @Override
    public void rejected(Rejected line, byte[] text, int from, int to) {
        rejected.add(line);
    }

    public List<Session> sessions() {
        return sessions;
    }

    public List<SensorAlert> alerts() {
        return alerts;
    }

    public List<Rejected> rejected() {
        return rejected;
    }

    public Funnel funnel() {
        return decoder.funnel();
    }

    public String formatId() {
        return decoder.formatId().orElse("");
    }
}
