// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.time.Duration;
import org.hinomi.analysis.table.TimeText;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --from}, {@code --to} and {@code --days}: which time a question is about. */
final class TimeOption {

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "The last N days until now; without it and --from everything that is held.")
    private @Nullable Integer days;

    @Option(names = "--from", paramLabel = "TIME", description = "From this time on: " + TimeText.ALLOWED + ".")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Until before this time.")
    private @Nullable String to;

    /** The first millisecond; {@code otherwise} where nothing was said. */
    long fromMs(long nowMs, long otherwise) {
        if (days != null && from != null) {
            throw new HinomiException(ErrorCode.USAGE, "--days and --from exclude each other");
        }
        if (days != null) {
            if (days < 1) {
                throw new HinomiException(ErrorCode.USAGE, "--days " + days + ": allowed is a number from 1");
            }
            return nowMs - Duration.ofDays(days).toMillis();
        }
        return from == null ? otherwise : parse("--from", from);
    }

    /** The first millisecond after; {@code otherwise} where nothing was said. */
    long toMs(long nowMs, long otherwise) {
        if (to != null) {
            return parse("--to", to);
        }
        return days == null ? otherwise : nowMs;
    }

    private static long parse(String option, String text) {
        return TimeText.parse(text)
                .orElseThrow(() -> new HinomiException(
                        ErrorCode.USAGE, option + " \"" + text + "\" is not a time; allowed is " + TimeText.ALLOWED));
    }
}
