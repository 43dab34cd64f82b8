// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/**
 * How a PostgreSQL program is called on this machine. PostgreSQL refuses to run as root, so root calls it
 *
 * <ol>
 *   <li>as the owner of the data folder, where that is not root;
 *   <li>else in a user namespace of its own, where root's files belong to an ordinary user. Process ids stay the machine's,
 *       so {@code postmaster.pid} and signals mean the same inside and outside;
 *   <li>else, where namespaces are refused (containers, mostly), as {@code nobody}, who is given the data folder.
 * </ol>
 *
 * On Linux it also gets a session of its own, so that a Ctrl-C in the terminal reaches Hinomi alone, which then stops it in
 * order. Every program on the way replaces itself: the process that starts is the process that stays.
 */
final class ChildCommand {

    private static final int NOBODY = 65_534;
    private static final List<String> NAMESPACE =
            List.of("unshare", "--user", "--map-user=" + NOBODY, "--map-group=" + NOBODY);

    private ChildCommand() {}

    /** {@code command}, as somebody who may own and use {@code data}. */
    static List<String> of(Path data, List<String> command) throws IOException {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            whole.add("/usr/bin/setsid");
        }
        if (isRoot()) {
            whole.addAll(asOrdinaryUser(data, NAMESPACE, command.getFirst()));
        }
        whole.addAll(command);
        return whole;
    }

    /** What to put before {@code program}; {@code namespace} is a parameter so that a test can have it refused. */
    static List<String> asOrdinaryUser(Path data, List<String> namespace, String program) throws IOException {
        if (isRootsOwn(data)) {
            if (succeeds(namespace, "true")) {
                return namespace;
            }
            giveToNobody(data);
        }
        List<String> asOwner = List.of(
                "setpriv",
                "--reuid=" + Files.getAttribute(data, "unix:uid"),
                "--regid=" + Files.getAttribute(data, "unix:gid"),
                "--clear-groups");
        if (succeeds(asOwner, "test", "-x", program) && succeeds(asOwner, "test", "-w", data.toString())) {
            return asOwner;
        }
        throw refused(data);
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static boolean isRootsOwn(Path data) throws IOException {
        return Files.getAttribute(data, "unix:uid").equals(0);
    }

    private static void giveToNobody(Path data) throws IOException {
        try (Stream<Path> paths = Files.walk(data)) {
            for (Path path : paths.toList().reversed()) {
                // The folder itself comes last: until then a broken-off hand-over is seen as root's and done again.
                Files.setAttribute(path, "unix:gid", NOBODY);
                Files.setAttribute(path, "unix:uid", NOBODY);
            }
        }
    }

    private static boolean succeeds(List<String> prefix, String... command) {
        List<String> probe = new ArrayList<>(prefix);
        probe.addAll(List.of(command));
        try {
            Process process = new ProcessBuilder(probe)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.onExit().join().exitValue() == 0;
        } catch (IOException e) {
            return false; // The program is not on this machine.
        }
    }

    private static HinomiException refused(Path data) {
        return new HinomiException(
                ErrorCode.RESOURCE,
                "PostgreSQL does not run as root; this machine refuses user namespaces (unshare --user), and no other user"
                        + " can reach " + data
                        + ": start Hinomi as an ordinary user, or choose a home that every user can"
                        + " enter, or name a PostgreSQL in HINOMI_DB_URL");
    }
}
