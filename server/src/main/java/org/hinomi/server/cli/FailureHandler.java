// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns a failure into a message and an exit code: one clear message for ours, the trace for a bug. */
final class FailureHandler implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        line.getOut().flush();
        if (failure instanceof HinomiException known) {
            line.getErr().println("hinomi: " + known.getMessage());
            return known.code().exitCode();
        }
        line.getErr().println("hinomi: this is a bug in Hinomi; please report it with these lines:");
        failure.printStackTrace(line.getErr());
        return ErrorCode.INTERNAL.exitCode();
    }
}
