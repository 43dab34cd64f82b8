// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import picocli.CommandLine.Option;

/** {@code --output}: a table for a person, or JSON for a program. */
final class OutputOption {

    /** Forms of the output. */
    enum Output {
        table,
        json
    }

    @Option(
            names = "--output",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Output output = Output.table;

    boolean isJson() {
        return output == Output.json;
    }
}
