// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.SessionGate;
import org.hinomi.engine.element.HostRecord;
import org.hinomi.engine.element.IntakeNews;
import org.hinomi.engine.element.Reading;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.alert.SensorAlert;
import org.hinomi.model.session.SessionBlock;

/** Sends what a gate lets through to where it goes; the main output is the archive's. */
record BehindGate(
        Pipeline pipeline,
        KeyedProcessFunction<Integer, Reading, SessionBlock>.OnTimerContext context,
        Collector<SessionBlock> archive)
        implements SessionGate.Output {

    @Override
    public void sessions(SessionBlock rows) {
        archive.collect(rows);
        pipeline.match(rows, match -> context.output(Outputs.BY_HOST, new HostRecord.Matched(match)));
        for (SessionBlock part : Pipeline.splitByPeer(rows)) {
            if (part != null) {
                context.output(Outputs.BY_PEER, part);
            }
        }
    }

    @Override
    public void alert(SensorAlert alert) {
        for (HostAlert view : Pipeline.hostAlerts(alert)) {
            context.output(Outputs.BY_HOST, new HostRecord.Alerted(view));
        }
    }

    @Override
    public void duplicates(String source, long records) {
        context.output(Outputs.INTAKE, new IntakeNews.Copies(source, records));
    }
}
