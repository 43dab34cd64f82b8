// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hinomi.model.address.IpAddress;
import org.junit.jupiter.api.Test;

/** However rows get into a block, every column of theirs comes along. */
class SessionBlockTest {

    private static final long SEED = 20261129;
    private static final int ROWS = 50;

    private final Random random = new Random(SEED);
    private final List<Session> sessions = new ArrayList<>();
    private final SessionBlock block = new SessionBlock("sensor", 1);

    SessionBlockTest() {
        for (int i = 0; i < ROWS; i++) {
            sessions.add(session());
            block.add(sessions.get(i));
        }
    }

    @Test
    void addedSessionsAreReadBack() {
        assertThat(rows(block)).isEqualTo(sessions);
    }

    @Test
    void rowsOfAnotherBlockAreCopied() {
        SessionBlock one = new SessionBlock("sensor", 0);
        for (int row = 0; row < ROWS; row++) {
            one.addFrom(block, row);
        }
        SessionBlock all = new SessionBlock("sensor", 0);
        all.addAll(block);
        assertThat(rows(one)).isEqualTo(sessions);
        assertThat(rows(all)).isEqualTo(sessions);
    }

    @Test
    void gatheredRowsComeInTheOrderAskedFor() {
        int[] numbers = {7, 3, 49, 3, 0};
        List<Session> wanted = List.of(sessions.get(3), sessions.get(49), sessions.get(3));
        assertThat(rows(block.gather(numbers, 1, 4))).isEqualTo(wanted);
    }

    @Test
    void rowsOpenedAnewHoldNothingOfWhatStoodThere() {
        block.dropLastRow();
        Session fresh = block.session(block.newRow());
        assertThat(fresh.service()).isEqualTo(Service.UNKNOWN);
        assertThat(fresh.state()).isEqualTo(SessionState.UNKNOWN);
        assertThat(fresh.recordId()).isZero();
    }

    private static List<Session> rows(SessionBlock block) {
        List<Session> rows = new ArrayList<>();
        for (int row = 0; row < block.size(); row++) {
            rows.add(block.session(row));
        }
        return rows;
    }

    private Session session() {
        return new Session(
                random.nextLong(1L << 40),
                random.nextInt(),
                new IpAddress(random.nextLong(), random.nextLong()),
                random.nextInt(65_536),
                new IpAddress(random.nextLong(), random.nextLong()),
                random.nextInt(65_536),
                random.nextInt(256),
                SessionState.at(random.nextInt(SessionState.values().length)),
                Service.at(random.nextInt(Service.values().length)),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextLong(),
                random.nextInt(),
                random.nextInt(),
                random.nextBoolean() ? "JP" : "",
                random.nextInt());
    }
}
