// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;

/** Says early that a port is taken, before anything else has been started. */
final class PortCheck {

    private PortCheck() {}

    static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new HinomiException(
                    ErrorCode.RESOURCE,
                    "port " + port + " is taken by another program: stop that one, or choose another with --port",
                    e);
        }
    }
}
