// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.hinomi.engine.element.IntakeCounts;
import org.hinomi.engine.element.IntakeNews;
import org.hinomi.engine.element.IntakeTally;
import org.hinomi.engine.element.IntakeTallyLayout;
import org.hinomi.engine.type.LayoutSerializer;

/** Puts the reader's counts of a file and the gates' counts of copies together, by file. */
final class IntakeTallying extends KeyedProcessFunction<String, IntakeNews, IntakeCounts> {

    /** A file that nothing was heard of for so long is done; copies are found within seconds. */
    private static final long MEMORY_MS = 7L * 24 * 60 * 60 * 1000;

    private static final long DAY_MS = 24L * 60 * 60 * 1000;

    @SuppressWarnings("NullAway.Init") // open sets it
    private transient ValueState<IntakeTally> tallies;

    @SuppressWarnings("NullAway.Init") // open sets it
    private transient ValueState<Long> forgetAtMs;

    @Override
    public void open(OpenContext context) {
        tallies = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("tally", new LayoutSerializer<>(IntakeTallyLayout.INSTANCE)));
        forgetAtMs = getRuntimeContext().getState(new ValueStateDescriptor<>("forgetAtMs", Long.class));
    }

    @Override
    public void processElement(IntakeNews news, Context context, Collector<IntakeCounts> out) throws Exception {
        IntakeTally stored = tallies.value();
        IntakeTally tally = (stored == null ? IntakeTally.none(news.source()) : stored).with(news);
        tallies.update(tally);
        out.collect(tally.total());
        long forgetMs = context.timerService().currentProcessingTime() / DAY_MS * DAY_MS + MEMORY_MS;
        forgetAtMs.update(forgetMs);
        context.timerService().registerProcessingTimeTimer(forgetMs);
    }

    @Override
    public void onTimer(long timerMs, OnTimerContext context, Collector<IntakeCounts> out) throws Exception {
        Long dueMs = forgetAtMs.value();
        if (dueMs != null && timerMs >= dueMs) {
            tallies.clear();
            forgetAtMs.clear();
        }
    }
}
