// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.hinomi.analysis.Pipeline;
import org.hinomi.engine.job.JobGraph;
import org.hinomi.engine.job.RunParts;
import org.hinomi.engine.sink.IntakeStore;
import org.hinomi.engine.sink.SignalStore;
import org.hinomi.engine.source.FolderSource;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/**
 * The pipeline, running inside this process on Apache Flink. Goes on where the last engine on the same home stopped or
 * was killed: each line of the inputs counts once. Thread-safe: all state is Flink's.
 */
public final class Engine {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final JobClient job;
    private final EngineSettings settings;
    private final CompletableFuture<JobExecutionResult> end;

    private Engine(JobClient job, EngineSettings settings, String runId) {
        this.job = job;
        this.settings = settings;
        this.end = job.getJobExecutionResult().whenComplete((_, _) -> RunParts.release(runId));
    }

    /**
     * Starts, from the newest complete checkpoint where there is one.
     *
     * @param pipeline the stages, with institutions and indicators
     * @param signals where signals go
     * @param intake where the counts of lines go
     * @throws HinomiException where it cannot start
     */
    public static Engine start(EngineSettings settings, Pipeline pipeline, SignalStore signals, IntakeStore intake) {
        String runId = UUID.randomUUID().toString();
        RunParts.register(runId, new RunParts(pipeline, signals, intake));
        try {
            EngineFolders.prepare(settings);
            StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(
                    settings.parallelism(), EngineConfiguration.of(settings));
            FolderSource.Settings input = new FolderSource.Settings(
                    settings.inputs(),
                    settings.isBounded(),
                    settings.pollInterval(),
                    settings.segments().toString(),
                    settings.leastFreeBytes());
            JobGraph.build(
                    env,
                    runId,
                    input,
                    settings.segments().toString(),
                    settings.ends().toString());
            return new Engine(env.executeAsync("hinomi"), settings, runId);
        } catch (Exception e) { // Flink declares no narrower type
            RunParts.release(runId);
            throw new HinomiException(
                    ErrorCode.RESOURCE, "the engine cannot start in " + settings.home() + ": " + rootOf(e), e);
        }
    }

    /**
     * Whether a bounded run on this home has come to its end and all that it read is committed, also where the process was
     * killed before anyone could be told. Flink then has deleted its checkpoints: a new run would read everything again.
     */
    public static boolean hasEnded(EngineSettings settings) {
        String[] tasks = settings.ends().toFile().list();
        return tasks != null && tasks.length >= settings.parallelism();
    }

    /** Completes with the cause when the job has failed for good; never where the engine ends or is stopped. */
    public CompletableFuture<Throwable> failure() {
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        var _ = end.whenComplete((_, cause) -> {
            if (cause != null && !isCancellation(cause)) {
                failure.complete(cause);
            }
        });
        return failure;
    }

    /**
     * Waits until a bounded engine has read everything.
     *
     * @throws HinomiException where the job failed
     */
    public void awaitBoundedEnd() throws InterruptedException {
        try {
            end.get();
        } catch (ExecutionException e) {
            Throwable cause = requireNonNull(e.getCause());
            throw new HinomiException(ErrorCode.INTERNAL, "the engine failed: " + rootOf(cause), cause);
        }
    }

    /**
     * Stops with a savepoint: all that was read so far is committed, and the next start goes on there. When the job
     * cannot (it is restarting, a store is down), it is cancelled; the last checkpoint stays.
     */
    public void stop() throws InterruptedException {
        if (end.isDone()) {
            return;
        }
        try {
            String target = settings.checkpoints().resolve("stopped").toUri().toString();
            job.stopWithSavepoint(false, target, SavepointFormatType.NATIVE)
                    .get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            var _ = job.cancel();
        }
        try {
            end.get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Cancelled or failed: whoever waits for failure() hears of it.
        }
    }

    private static boolean isCancellation(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof org.apache.flink.runtime.client.JobCancellationException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return root;
    }
}
