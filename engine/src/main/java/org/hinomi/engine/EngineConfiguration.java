// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.hinomi.analysis.Pipeline;

/** All of Flink's settings, for one small machine. */
final class EngineConfiguration {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int RESTARTS = 3;

    private EngineConfiguration() {}

    static Configuration of(EngineSettings settings) throws IOException {
        Configuration c = new Configuration();
        bindToLoopback(c);
        keepSmall(c, settings);
        c.set(CoreOptions.TMP_DIRS, settings.temporary().toString());
        c.set(PipelineOptions.GENERIC_TYPES, false);
        c.set(PipelineOptions.OBJECT_REUSE, true);
        c.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(50));
        c.set(PipelineOptions.MAX_PARALLELISM, Pipeline.BUCKETS); // stands in every checkpoint: never change it
        checkpoint(c, settings);
        restart(c);
        recover(c, settings);
        return c;
    }

    /** The blob server binds to the job manager's host. */
    private static void bindToLoopback(Configuration c) {
        c.set(RestOptions.ADDRESS, LOOPBACK);
        c.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        c.set(RestOptions.BIND_PORT, "0");
        c.set(WebOptions.SUBMIT_ENABLE, false);
        c.set(WebOptions.CANCEL_ENABLE, false);
        c.set(WebOptions.RESCALE_ENABLE, false);
        c.set(JobManagerOptions.ADDRESS, LOOPBACK);
        c.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        c.set(TaskManagerOptions.HOST, LOOPBACK);
        c.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    }

    private static void keepSmall(Configuration c, EngineSettings settings) {
        c.set(TaskManagerOptions.NUM_TASK_SLOTS, settings.parallelism());
        c.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ZERO); // only RocksDB, batch sorts and Python use it
        c.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(16));
        c.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(16));
    }

    private static void checkpoint(Configuration c, EngineSettings settings) {
        c.set(StateBackendOptions.STATE_BACKEND, "hashmap");
        c.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        c.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                settings.checkpoints().toUri().toString());
        c.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, settings.checkpointInterval());
        c.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(2));
        c.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, CheckpointFolder.KEPT);
        c.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    }

    private static void restart(Configuration c) {
        c.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        c.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
        c.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(500));
    }

    private static void recover(Configuration c, EngineSettings settings) throws IOException {
        CheckpointFolder.newestComplete(settings.checkpoints()).ifPresent(newest -> {
            c.set(StateRecoveryOptions.SAVEPOINT_PATH, newest.toUri().toString());
            c.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM); // Flink deletes it when superseded
        });
    }
}
