// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.sink;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Upserts values each {@code flushInterval} and before each checkpoint completes. At-least-once delivery on stable keys:
 * the store ends up as if each value had been delivered once. No committer is needed.
 */
public record UpsertSink<T>(Store<T> store, Duration flushInterval) implements Sink<T> {

    private static final int MAX_WAITING = 5_000;

    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
        return new Writer<>(store, context.getProcessingTimeService(), flushInterval.toMillis());
    }

    /** Timer and data calls come from the task's mailbox: one thread. */
    private static final class Writer<T> implements SinkWriter<T> {

        private final Store<T> store;
        private final ProcessingTimeService clock;
        private final long intervalMs;
        /** Only the last value of a key is sent. */
        private final Map<String, T> waiting = new LinkedHashMap<>();

        Writer(Store<T> store, ProcessingTimeService clock, long intervalMs) {
            this.store = store;
            this.clock = clock;
            this.intervalMs = intervalMs;
            scheduleFlush();
        }

        private void scheduleFlush() {
            var _ = clock.registerTimer(clock.getCurrentProcessingTime() + intervalMs, time -> {
                flush(false);
                scheduleFlush();
            });
        }

        @Override
        public void write(T value, Context context) throws IOException {
            waiting.put(store.keyOf(value), value);
            if (waiting.size() >= MAX_WAITING) {
                flush(false);
            }
        }

        @Override
        public void flush(boolean isEndOfInput) throws IOException {
            if (!waiting.isEmpty()) {
                store.upsert(List.copyOf(waiting.values()));
                waiting.clear();
            }
        }

        @Override
        public void close() {
            waiting.clear();
        }
    }
}
