// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.build;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * What Maven stamped into our jar.
 *
 * @param version the pom's version; {@code unpackaged} where classes run from a folder
 * @param commit what git calls the sources, with {@code -dirty} where they differed from it; empty where nobody knows
 */
public record Build(String version, String commit) {

    /** Set by the parent pom, from what the launcher asks git. */
    private static final String COMMIT = "Implementation-Commit";

    private static final Build UNPACKAGED = new Build("unpackaged", "");

    public Build {
        requireNonNull(version, "version");
        requireNonNull(commit, "commit");
    }

    /** The build that this class came with. */
    public static Build running() {
        return jar(Build.class.getProtectionDomain().getCodeSource())
                .flatMap(Build::manifest)
                .map(Build::of)
                .orElse(UNPACKAGED);
    }

    private static Optional<Path> jar(CodeSource source) {
        try {
            return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException e) {
            return Optional.empty(); // No file: some other class loader than the launcher's.
        }
    }

    private static Optional<Manifest> manifest(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest());
        } catch (IOException e) {
            return Optional.empty(); // Rebuilt beneath us; a version is not worth failing for.
        }
    }

    /** The build that a manifest tells of. */
    static Build of(Manifest manifest) {
        Attributes main = manifest.getMainAttributes();
        String version = main.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        String commit = main.getValue(COMMIT);
        return new Build(
                version == null ? UNPACKAGED.version() : version,
                commit == null || commit.equals("unknown") ? "" : commit);
    }

    /** In one line: {@code 0.1.0-SNAPSHOT (d24ba08f1c)}. */
    @Override
    public String toString() {
        return commit.isEmpty() ? version : version + " (" + commit + ")";
    }
}
