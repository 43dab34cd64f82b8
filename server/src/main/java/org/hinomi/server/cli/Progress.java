// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors

package org.hinomi.server.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error where a person looks on, nothing elsewhere. One thread only. */
final class Progress implements AutoCloseable {

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** A bar over so many bytes. */
    static Progress over(String task, long sizeBytes) {
        boolean isTerminal = System.console() != null && System.console().isTerminal();
        if (!isTerminal) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(sizeBytes)
                .setUnit(" MB", 1_000_000)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .build());
    }

    void advance(long bytes) {
        if (bar != null) {
            bar.stepBy(bytes);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
