// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Which sources were measured, as git says. */
public final class Commit {

    /** What stands where there is no git. */
    private static final String UNKNOWN = "unknown";

    private Commit() {}

    /** Short hash of the commit checked out in {@code folder}, with {@code -changed} where sources differ from it. */
    public static String of(Path folder) {
        String hash = ask(folder, "rev-parse", "--short=10", "HEAD");
        if (hash.isEmpty()) {
            return UNKNOWN;
        }
        boolean isClean =
                ask(folder, "status", "--porcelain", "--untracked-files=no").isEmpty();
        return isClean ? hash : hash + "-changed";
    }

    private static String ask(Path folder, String... question) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(question));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor() == 0 ? answer : "";
        } catch (IOException e) {
            return ""; // No git here.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while git answered", e));
        }
    }
}
