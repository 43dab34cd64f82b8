// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.server.run.HinomiServer;

/** Keeps a server running until the process is asked to end, and then waits for it to stop in order. */
final class Foreground {

    private Foreground() {}

    /** What ends before the server does. */
    interface Companion {

        void stop();
    }

    /**
     * Returns when the server has failed; an interrupt from outside stops the server and ends the process.
     *
     * @throws HinomiException where the engine failed for good
     */
    static void run(HinomiServer server, Companion companion) {
        Thread stop = Thread.ofPlatform().name("stop").unstarted(() -> {
            companion.stop();
            server.close();
        });
        Runtime.getRuntime().addShutdownHook(stop);
        Throwable cause = server.failure().join();
        throw new HinomiException(ErrorCode.INTERNAL, "the engine failed and was not able to go on: " + cause, cause);
    }
}
