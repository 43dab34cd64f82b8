// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.hinomi.engine.element.HostRecord;
import org.hinomi.engine.element.IntakeCountsLayout;
import org.hinomi.engine.element.IntakeNews;
import org.hinomi.engine.element.Reading;
import org.hinomi.engine.element.ReadingLayout;
import org.hinomi.engine.element.SessionBlockLayout;
import org.hinomi.engine.element.SignalLayout;
import org.hinomi.engine.sink.SegmentSink;
import org.hinomi.engine.sink.UpsertSink;
import org.hinomi.engine.source.FolderSource;
import org.hinomi.engine.state.Buckets;
import org.hinomi.engine.type.LayoutType;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.signal.Signal;

/**
 * Joins the segments of {@link org.hinomi.analysis.Pipeline} as the engine runs them:
 *
 * <pre>
 * folders → front ⇒ gate, match, by peer ─┬─ segments
 *             │               │             ├─ signals
 *             │               │             └⇒ by host ── signals
 *             └───────────────┴⇒ intake counts ── intake
 * </pre>
 *
 * Each session crosses from thread to thread once, at the first {@code ⇒}, in a block of one bucket; behind it only alerts,
 * matches and counts do. Every operator with state has a uid: without it the state is not found again after the graph has
 * changed.
 */
public final class JobGraph {

    private static final Duration FLUSH_INTERVAL = Duration.ofMillis(200);

    private final String runId;

    private JobGraph(String runId) {
        this.runId = runId;
    }

    /**
     * Builds the graph.
     *
     * @param runId under which the {@link RunParts} are registered
     * @param input what to read
     * @param segments folder of the segments
     * @param ends see {@link SegmentSink}
     */
    public static void build(
            StreamExecutionEnvironment env, String runId, FolderSource.Settings input, String segments, String ends) {
        JobGraph graph = new JobGraph(runId);
        SingleOutputStreamOperator<Reading> front = graph.front(env, input);
        SingleOutputStreamOperator<SessionBlock> gate = graph.gate(front, input.isBounded());
        gate.sinkTo(new SegmentSink(segments, ends, runId)).name("segments").uid("segments");
        graph.signals(gate);
        graph.intake(front, gate);
    }

    private SingleOutputStreamOperator<Reading> front(StreamExecutionEnvironment env, FolderSource.Settings input) {
        LayoutType<Reading> type = new LayoutType<>(ReadingLayout.INSTANCE);
        return env.fromSource(new FolderSource(input), WatermarkStrategy.noWatermarks(), "folders", type)
                .uid("folders")
                .process(new Front(runId), type)
                .name("front")
                .uid("front");
    }

    private SingleOutputStreamOperator<SessionBlock> gate(DataStream<Reading> front, boolean isBounded) {
        return front.keyBy(Front::gateKey, Types.INT)
                .process(new Gate(runId, isBounded), new LayoutType<>(SessionBlockLayout.INSTANCE))
                .name("gate")
                .uid("gate");
    }

    private void signals(SingleOutputStreamOperator<SessionBlock> gate) {
        LayoutType<Signal> type = new LayoutType<>(SignalLayout.INSTANCE);
        DataStream<Signal> byHost = gate.getSideOutput(Outputs.BY_HOST)
                .keyBy(JobGraph::hostKey, Types.INT)
                .process(new HostDetection(), type)
                .name("by host")
                .uid("by-host");
        UpsertSink<Signal> sink = new UpsertSink<>(new SignalTarget(runId), FLUSH_INTERVAL);
        byHost.sinkTo(sink).name("host signals").uid("host-signals");
        gate.getSideOutput(Outputs.PEER_SIGNALS)
                .sinkTo(sink)
                .name("peer signals")
                .uid("peer-signals");
    }

    private void intake(SingleOutputStreamOperator<Reading> front, SingleOutputStreamOperator<SessionBlock> gate) {
        front.getSideOutput(Outputs.INTAKE)
                .union(gate.getSideOutput(Outputs.INTAKE))
                .keyBy(IntakeNews::source, Types.STRING)
                .process(new IntakeTallying(), new LayoutType<>(IntakeCountsLayout.INSTANCE))
                .name("intake")
                .uid("intake")
                .sinkTo(new UpsertSink<>(new IntakeTarget(runId), FLUSH_INTERVAL))
                .name("intake counts")
                .uid("intake-counts");
    }

    private static int hostKey(HostRecord hostRecord) {
        return Buckets.keyOf(hostRecord.bucket());
    }
}
