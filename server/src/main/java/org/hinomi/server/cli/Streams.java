// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** The output streams of a command, which tests replace. */
final class Streams {

    private Streams() {}

    static PrintWriter out(@Nullable CommandSpec spec) {
        return java.util.Objects.requireNonNull(spec, "picocli sets the spec")
                .commandLine()
                .getOut();
    }

    static PrintWriter err(@Nullable CommandSpec spec) {
        return java.util.Objects.requireNonNull(spec, "picocli sets the spec")
                .commandLine()
                .getErr();
    }
}
