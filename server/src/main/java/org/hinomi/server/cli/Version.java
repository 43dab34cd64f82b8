// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import picocli.CommandLine.IVersionProvider;

/** The version as the build stamped it into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String built = Version.class.getPackage().getImplementationVersion();
        return new String[] {"hinomi " + (built == null ? "(not packaged)" : built), "java " + Runtime.version()};
    }
}
