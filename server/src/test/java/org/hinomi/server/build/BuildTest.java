// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class BuildTest {

    @Test
    void tellsVersionAndCommit() throws IOException {
        Build build = Build.of(manifest("Implementation-Version: 1.2.3\nImplementation-Commit: d24ba08f1c\n"));
        assertThat(build).hasToString("1.2.3 (d24ba08f1c)");
    }

    @Test
    void leavesOutACommitThatNobodyKnows() throws IOException {
        assertThat(Build.of(manifest("Implementation-Version: 1.2.3\nImplementation-Commit: unknown\n")))
                .hasToString("1.2.3");
    }

    @Test
    void saysThatClassesInAFolderAreNoBuild() {
        assertThat(Build.running()).hasToString("unpackaged");
    }

    private static Manifest manifest(String lines) throws IOException {
        String text = "Manifest-Version: 1.0\n" + lines;
        return new Manifest(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
