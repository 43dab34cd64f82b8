// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hinomi.analysis.detect.contact.ContactPlay.HOST;
import static org.hinomi.analysis.detect.contact.ContactPlay.INSTITUTION;
import static org.hinomi.analysis.detect.contact.ContactPlay.MORNING_MS;
import static org.hinomi.analysis.detect.contact.ContactPlay.PEER;
import static org.hinomi.analysis.detect.contact.ContactPlay.address;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.HostContact;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.Protocol;
import org.hinomi.model.session.Service;
import org.hinomi.model.session.Session;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;
import org.hinomi.model.signal.BehaviourInfo;
import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sessions become contacts; contacts show in what the detectors by inside host are told. */
final class ContactGateTest {

    private static final IpAddress OTHER_HOST = address("192.0.2.11");
    private static final int HTTPS = 443;

    /** Sessions of each contact that a stranger opened and that was judged. */
    private final List<Integer> visits = new ArrayList<>();

    private final ContactState state = new ContactState(List.of(new Visits()), List.of());
    private long nowMs = MORNING_MS;

    @Test
    void ordinarySessionsWithASharedAddressAreLeftOut() {
        callFrom(PeerDays.MAX_UNSHARED + 1);
        settle();
        page(HOST, PEER);
        page(HOST, PEER);
        assertThat(settle()).isEmpty();
    }

    /** Many hosts of many institutions may knock at the same doors. */
    @Test
    void whatNobodyGetsAnAnswerFromIsNoServer() {
        for (int i = 0; i <= PeerDays.MAX_UNSHARED; i++) {
            take(session(
                    address("198.51.100." + (i + 1)),
                    100 + i,
                    PEER,
                    InstitutionId.OUTSIDE,
                    HTTPS,
                    Service.UNKNOWN,
                    SessionState.UNANSWERED,
                    0,
                    0,
                    0));
        }
        assertThat(settle())
                .hasSize(PeerDays.MAX_UNSHARED + 1)
                .allSatisfy(told -> assertThat(told.kind().dead()).isEqualTo(1));
    }

    @Test
    void anAddressThatFewInstitutionsCallIsNoSharedOne() {
        callFrom(PeerDays.MAX_UNSHARED);
        settle();
        page(HOST, PEER);
        assertThat(settle()).hasSize(1);
    }

    @Test
    void whatIsNotOrdinaryIsKeptAndKeepsWhatFollows() {
        callFrom(PeerDays.MAX_UNSHARED + 1);
        settle();
        add(HOST, PEER, HTTPS, Service.UNKNOWN, SessionState.UNANSWERED, 0, 0);
        assertThat(settle()).singleElement().satisfies(told -> {
            assertThat(told.failed()).isEqualTo(1);
            assertThat(told.kind().dead()).as("of the network, not of the host").isZero();
        });
        page(HOST, PEER);
        assertThat(settle())
                .singleElement()
                .satisfies(told -> assertThat(told.isNewlyAnswered()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"large out", "large in", "one way", "long", "odd service", "odd port", "inside"})
    void eachReasonAloneMakesASessionUnordinary(String reason) {
        SessionBlock block = new SessionBlock("sensor", 2);
        block.add(session(HOST, INSTITUTION, PEER, 0, HTTPS, Service.TLS, SessionState.ANSWERED, 900, 9_000, 100));
        block.add(
                switch (reason) {
                    case "large out" ->
                        session(HOST, INSTITUTION, PEER, 0, HTTPS, Service.TLS, SessionState.ANSWERED, 2_000_000, 9, 1);
                    case "large in" ->
                        session(HOST, INSTITUTION, PEER, 0, HTTPS, Service.TLS, SessionState.ANSWERED, 9, 2_000_000, 1);
                    case "one way" ->
                        session(HOST, INSTITUTION, PEER, 0, HTTPS, Service.TLS, SessionState.ANSWERED, 9_000, 90, 1);
                    case "long" ->
                        session(HOST, INSTITUTION, PEER, 0, HTTPS, Service.TLS, SessionState.ANSWERED, 9, 9, 4_000_000);
                    case "odd service" ->
                        session(HOST, INSTITUTION, PEER, 0, HTTPS, Service.SSH, SessionState.ANSWERED, 9, 9, 1);
                    case "odd port" ->
                        session(HOST, INSTITUTION, PEER, 0, 4_444, Service.TLS, SessionState.ANSWERED, 9, 9, 1);
                    default -> session(HOST, INSTITUTION, PEER, 8, HTTPS, Service.TLS, SessionState.ANSWERED, 9, 9, 1);
                });
        assertThat(OrdinarySession.is(block, 0)).isTrue();
        assertThat(OrdinarySession.is(block, 1)).isFalse();
    }

    @Test
    void whereRoomIsShortASecondSessionMakesTheContact() {
        crowd();
        page(OTHER_HOST, PEER);
        assertThat(settle()).as("the first host of all").hasSize(1);
        page(HOST, PEER);
        assertThat(settle()).as("the first of a second host").isEmpty();
        page(HOST, PEER);
        assertThat(settle())
                .singleElement()
                .satisfies(told -> assertThat(told.host()).isEqualTo(HOST));
    }

    @Test
    void whereRoomIsShortTheFirstVisitsOfAStrangerAreLeftOut() {
        crowd();
        for (int visit = 1; visit <= 5; visit++) {
            take(session(PEER, 0, HOST, INSTITUTION, HTTPS, Service.TLS, SessionState.ANSWERED, 900, 9_000, 100));
        }
        settle();
        assertThat(visits).as("the fourth and the fifth").containsExactly(2);
    }

    @Test
    void whereThereIsRoomEverySessionIsAContact() {
        page(OTHER_HOST, PEER);
        page(HOST, PEER);
        assertThat(settle()).hasSize(2);
    }

    @Test
    void theGateGoesOnFromACheckpoint() throws Exception {
        crowd();
        page(OTHER_HOST, PEER);
        settle();
        ContactState copy = new ContactState(List.of(new Visits()), List.of());
        state.copyTo(copy);
        SessionBlock block = new SessionBlock("sensor", 1);
        block.add(session(HOST, INSTITUTION, PEER, 0, HTTPS, Service.TLS, SessionState.ANSWERED, 9, 9, 1));
        copy.sessions(block);
        assertThat(settle(copy)).isEmpty();
    }

    /** Sessions that are not ordinary, with so many addresses that the table of contacts is more than half full. */
    private void crowd() {
        for (int i = 0; i <= Contacts.MAX_ROWS / 2; i++) {
            add(HOST, new IpAddress(0x2001_0db8_0000_0001L, i), 4_444, Service.UNKNOWN, SessionState.ANSWERED, 9, 9);
        }
        settle();
    }

    private void callFrom(int institutions) {
        for (int i = 0; i < institutions; i++) {
            IpAddress host = address("198.51.100." + (i + 1));
            take(session(host, 100 + i, PEER, 0, HTTPS, Service.TLS, SessionState.ANSWERED, 900, 9_000, 100));
        }
    }

    private void page(IpAddress host, IpAddress peer) {
        add(host, peer, HTTPS, Service.TLS, SessionState.ANSWERED, 900, 9_000);
    }

    private void add(IpAddress host, IpAddress peer, int port, Service service, SessionState what, long out, long in) {
        take(session(host, INSTITUTION, peer, InstitutionId.OUTSIDE, port, service, what, out, in, 100));
    }

    private void take(Session session) {
        SessionBlock block = new SessionBlock("sensor", 1);
        block.add(session);
        state.sessions(block);
    }

    private Session session(
            IpAddress src,
            int srcInstitution,
            IpAddress dst,
            int dstInstitution,
            int port,
            Service service,
            SessionState what,
            long out,
            long in,
            long durationMs) {
        nowMs += 1_000;
        return new Session(
                nowMs,
                durationMs,
                src,
                50_000,
                dst,
                port,
                Protocol.TCP,
                what,
                service,
                out,
                in,
                3,
                3,
                0,
                srcInstitution,
                dstInstitution,
                "",
                0);
    }

    private List<HostContact> settle() {
        return settle(state);
    }

    private static List<HostContact> settle(ContactState judged) {
        List<HostContact> told = new ArrayList<>();
        judged.settle(new BucketState.Settled() {

            @Override
            public void signal(Signal signal) {
                throw new IllegalStateException("no detector is asked");
            }

            @Override
            public void contact(HostContact contact) {
                told.add(contact);
            }
        });
        return told;
    }

    /** Notes what it is shown, and claims nothing. */
    private final class Visits implements ContactDetector {

        @Override
        public BehaviourInfo info() {
            throw new IllegalStateException("nothing is claimed");
        }

        @Override
        public Optional<Evidence.Behaviour> judge(Contact contact, Peer peer) {
            if (!contact.isFromHost()) {
                visits.add(contact.attempts());
            }
            return Optional.empty();
        }
    }
}
