// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.EventDay;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.analysis.detect.oddprotocol.OddProtocolDetector;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;

/** What a bucket's state of hosts remembers over a checkpoint. The claim is about one odd address at a port beside five usual ones. */
class HostStateTest {

    private static final IpAddress HOST = IpAddress.parse("192.0.2.10").orElseThrow();
    private static final long DAY_MS = EventDay.startOf(1_700_000_000_000L);
    private static final int PORT = 80;
    private static final int TCP = 6;

    /** So many odd addresses that the detector takes them for a habit: it claims up to three. */
    private static final int HABIT = 4;

    @Test
    void whatNoLongerHoldsIsWithdrawn() {
        HostState state = open();
        Signal claim = claim(state);

        showOdd(state, 2, HABIT);

        assertThat(settle(state)).containsExactly(withdrawn(claim));
    }

    @Test
    void whatWasClaimedBeforeACheckpointIsWithdrawnAfterIt() throws IOException {
        HostState before = open();
        Signal claim = claim(before);
        HostState after = reopened(before);

        showOdd(after, 2, HABIT);

        assertThat(settle(after)).containsExactly(withdrawn(claim));
    }

    @Test
    void whatIsWithdrawnStaysSoOverAnotherCheckpoint() throws IOException {
        HostState state = open();
        claim(state);
        showOdd(state, 2, HABIT);
        settle(state);
        HostState after = reopened(state);

        showUsual(after, 6);

        assertThat(settle(after)).isEmpty();
    }

    @Test
    void whatWasJudgedIsNotClaimedAgainOnlyBecauseOfACheckpoint() throws IOException {
        HostState state = open();
        claim(state);

        assertThat(settle(reopened(state))).isEmpty();
    }

    @Test
    void whatWasNotJudgedBeforeACheckpointIsJudgedAfterIt() throws IOException {
        HostState state = open();
        for (int i = 1; i <= 5; i++) {
            showUsual(state, i);
        }
        showOdd(state, 1, 1);

        assertThat(settle(reopened(state))).hasSize(1);
    }

    @Test
    void daysOfTheFirstLayoutAreReadAndJudged() throws IOException {
        HostDay day = new HostDay(HOST, DAY_MS);
        for (int i = 1; i <= 5; i++) {
            day.add(contact("198.51.100." + i, 0, true));
        }
        day.add(contact("203.0.113.1", 1, false));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(1);
        day.write(out);
        out.writeInt(0); // no habits of sending
        out.writeInt(0); // none of mail
        HostState state = open();

        state.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(settle(state)).hasSize(1).allMatch(signal -> !signal.isWithdrawn());
    }

    @Test
    void refusesALayoutThatItDoesNotKnow() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new DataOutputStream(bytes).writeInt(-3);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));

        assertThatThrownBy(() -> open().read(in))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("-3");
    }

    private static HostState open() {
        return new HostState(List.of(new OddProtocolDetector()));
    }

    /** Has the state make its claim. */
    private static Signal claim(HostState state) {
        for (int i = 1; i <= 5; i++) {
            showUsual(state, i);
        }
        showOdd(state, 1, 1);
        List<Signal> signals = settle(state);
        assertThat(signals).hasSize(1).allMatch(signal -> !signal.isWithdrawn());
        return signals.getFirst();
    }

    private static void showUsual(HostState state, int n) {
        state.contact(contact("198.51.100." + n, 0, true));
    }

    private static void showOdd(HostState state, int from, int to) {
        for (int i = from; i <= to; i++) {
            state.contact(contact("203.0.113." + i, 1, false));
        }
    }

    private static HostContact contact(String peer, int odd, boolean isUsual) {
        return new HostContact(
                HOST,
                1,
                IpAddress.parse(peer).orElseThrow(),
                DAY_MS,
                PORT,
                TCP,
                true,
                true,
                DAY_MS + 1000,
                DAY_MS + 2000,
                1,
                0,
                500,
                1500,
                500,
                new HostContact.Kind(true, false, 0, odd, isUsual, 0, 0));
    }

    private static Signal withdrawn(Signal claim) {
        return new Signal(
                claim.id(),
                claim.detector(),
                claim.host(),
                claim.institution(),
                claim.causes(),
                claim.peers(),
                claim.firstMs(),
                claim.lastMs(),
                0,
                claim.evidence());
    }

    private static HostState reopened(HostState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        state.write(new DataOutputStream(bytes));
        HostState fresh = open();
        fresh.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return fresh;
    }

    private static List<Signal> settle(HostState state) {
        List<Signal> signals = new ArrayList<>();
        state.settle(BucketState.Settled.signals(signals::add));
        return signals;
    }
}
