// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.postgres;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import org.hinomi.model.error.HinomiException;

/**
 * A second process for the tests: holds a home ({@code lock}) or runs a server on it ({@code server}), prints one line, the
 * process id or why it was refused, and waits to be killed.
 */
final class AnotherHinomi {

    private AnotherHinomi() {}

    /** Called with what to hold and the home. */
    public static void main(String[] arguments) throws SQLException, InterruptedException {
        // Logback writes to the standard output too: the line goes to the stream as it is now, everything else
        // elsewhere.
        PrintStream out = System.out;
        System.setOut(System.err);
        Path home = Path.of(arguments[1]);
        try {
            out.println(arguments[0].equals("lock") ? holdLock(home) : runServer(home));
        } catch (HinomiException e) {
            out.println(e.getMessage());
            return;
        }
        out.flush();
        new CountDownLatch(1).await();
    }

    private static long holdLock(Path home) {
        HomeLock.take(home);
        return ProcessHandle.current().pid();
    }

    private static long runServer(Path home) throws SQLException {
        EmbeddedPostgres server = EmbeddedPostgres.start(new PostgresSettings(home, 0));
        try (Connection connection = server.connect(EmbeddedPostgres.SUPERUSER);
                Statement statement = connection.createStatement()) {
            statement.execute("create table kept as select 1 as id");
        }
        return server.pid();
    }
}
