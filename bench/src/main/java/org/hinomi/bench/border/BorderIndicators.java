// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * A list of addresses somebody warned of: some hundred scanners, few web servers and visitors that are seen, and for the most part
 * addresses that never are, as with real lists. Two in a hundred are IPv6, one in two hundred is a block.
 */
final class BorderIndicators {

    private static final int SEEN_SCANNERS = 600;
    private static final int SEEN_WEB_SERVERS = 100;
    private static final int SEEN_VISITORS = 100;

    /** The most popular peers are no command servers. */
    private static final int FIRST_WEB_RANK = 20_000;

    private static final int RANK_STEP = 37;
    private static final int BLOCK_EVERY = 200;

    private BorderIndicators() {}

    /** Writes the file that {@code --indicators} takes. */
    static void write(Path file, int count) throws IOException {
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
            out.print("indicator,role,confidence,source\n");
            int seen = writeSeen(count, line -> out.print(line + "\n"));
            for (int i = 0; i < count - seen; i++) {
                out.print(unseen(i) + ",command-and-control," + (20 + i % 80) + ",bench-list\n");
            }
            if (out.checkError()) {
                throw new IOException(file + " cannot be written");
            }
        }
    }

    /** At most half of the list is seen. */
    private static int writeSeen(int count, Consumer<String> out) {
        int scanners = Math.min(SEEN_SCANNERS, count / 4);
        int webServers = Math.min(SEEN_WEB_SERVERS, count / 8);
        int visitors = Math.min(SEEN_VISITORS, count / 8);
        for (int i = 0; i < scanners; i++) {
            out.accept(address(PeerPool.SCANNERS, i * RANK_STEP, i % 50 == 0) + ",scanner,60,bench-list");
        }
        for (int i = 0; i < webServers; i++) {
            int rank = FIRST_WEB_RANK + i * RANK_STEP;
            out.accept(address(PeerPool.WEB, rank, i % 50 == 0) + ",command-and-control,80,bench-list");
        }
        for (int i = 0; i < visitors; i++) {
            out.accept(address(PeerPool.VISITORS, i * RANK_STEP, i % 50 == 0) + ",attacker,50,bench-list");
        }
        return scanners + webServers + visitors;
    }

    private static String unseen(int rank) {
        if (rank % BLOCK_EVERY == 0) {
            return "2001:db8:ffff:%x:%x::/80".formatted(PeerPool.UNSEEN.subnet(), rank / BLOCK_EVERY);
        }
        return address(PeerPool.UNSEEN, rank, rank % 50 == 1);
    }

    static String address(PeerPool pool, int rank, boolean isIpv6) {
        if (!isIpv6) {
            int bits = pool.ipv4(rank);
            return (bits >>> 24) + "." + (bits >>> 16 & 255) + "." + (bits >>> 8 & 255) + "." + (bits & 255);
        }
        long low = pool.ipv6Low(rank);
        return "2001:db8:ffff:%x:%x:%x:%x:%x"
                .formatted(pool.subnet(), low >>> 48, low >>> 32 & 0xffff, low >>> 16 & 0xffff, low & 0xffff);
    }
}
