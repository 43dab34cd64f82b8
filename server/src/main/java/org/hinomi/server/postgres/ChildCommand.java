// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/**
 * How a PostgreSQL program is called on this machine. PostgreSQL refuses to run as root; so for root it runs in a user
 * namespace of its own, where root's files belong to an ordinary user. On Linux it also gets a session of its own, so that a
 * Ctrl-C in the terminal reaches Hinomi alone, which then stops it in order.
 */
final class ChildCommand {

    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--map-user=65534", "--map-group=65534");

    private ChildCommand() {}

    static List<String> of(List<String> command) {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            whole.add("/usr/bin/setsid");
        }
        if (isRoot()) {
            requireNamespaces();
            whole.addAll(NAMESPACE);
        }
        whole.addAll(command);
        return whole;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static void requireNamespaces() {
        List<String> probe = new ArrayList<>(NAMESPACE);
        probe.add("true");
        try {
            Process process =
                    new ProcessBuilder(probe).redirectErrorStream(true).start();
            if (process.waitFor() == 0) {
                return;
            }
        } catch (IOException e) {
            throw refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused(e);
        }
        throw refused(null);
    }

    private static HinomiException refused(@org.jspecify.annotations.Nullable Exception cause) {
        String message = "PostgreSQL does not run as root, and this machine refuses user namespaces (unshare --user): "
                + "start Hinomi as an ordinary user, or name a PostgreSQL in HINOMI_DB_URL";
        return cause == null
                ? new HinomiException(ErrorCode.RESOURCE, message)
                : new HinomiException(ErrorCode.RESOURCE, message, cause);
    }
}
