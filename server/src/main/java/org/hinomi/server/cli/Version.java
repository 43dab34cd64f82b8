// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import org.hinomi.server.build.Build;
import picocli.CommandLine.IVersionProvider;

/** The version and commit that the build stamped into the jar, and the Java that runs it. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        return new String[] {"hinomi " + Build.running(), "java " + Runtime.version()};
    }
}
