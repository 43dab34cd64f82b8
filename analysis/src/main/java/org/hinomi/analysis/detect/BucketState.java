// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.detect;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import org.hinomi.model.alert.HostAlert;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.Lookup;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.Sighting;
import org.hinomi.model.signal.Signal;

/**
 * What a detector knows about the hosts or peers of one bucket. One thread at a time.
 *
 * <p>Records come in order of event time, apart from late ones; what a state claims in the end must not depend on the
 * order within one window. Time is in the records: there is no clock. A detector takes those kinds of records that its
 * claim needs and leaves the other methods alone.
 */
public interface BucketState {

    /** Sessions whose key falls into this bucket. */
    default void sessions(SessionBlock rows) {}

    /** An alert about a host of this bucket. */
    default void alert(HostAlert alert) {}

    /** A sign-in of a session of this bucket. */
    default void login(Login login) {}

    /** A lookup of a name of this bucket. */
    default void lookup(Lookup lookup) {}

    /** What a sensor saw beside sessions, by its kind. */
    default void sighting(Sighting sighting) {
        switch (sighting) {
            case Login login -> login(login);
            case Lookup lookup -> lookup(lookup);
        }
    }

    /** A session of this bucket's host with a listed peer. */
    default void match(Match match) {}

    /** What this host had to do with one outside address since the last time; see {@link HostContact}. */
    default void contact(HostContact contact) {}

    /** Gives every signal that changed since the last call and is ready at once, by {@link Signal#ORDER}. */
    void drain(Consumer<Signal> out);

    /**
     * Judges what takes a longer look than every record can have; called some times a minute, before anything is forgotten,
     * and at the end of the input.
     */
    default void settle(Settled out) {}

    /** Receives what comes of {@link #settle}. */
    interface Settled {

        /** A signal that is new or has changed; in {@link Signal#ORDER}. */
        void signal(Signal signal);

        /** For the detectors by inside host: what changed between a host and an outside address. */
        void contact(HostContact contact);

        /** Takes signals alone, for states by inside host: contacts come from those by outside address. */
        static Settled signals(Consumer<Signal> out) {
            return new Settled() {

                @Override
                public void signal(Signal signal) {
                    out.accept(signal);
                }

                @Override
                public void contact(HostContact contact) {
                    throw new IllegalStateException("contacts come from the detectors by outside address");
                }
            };
        }
    }

    /** Forgets what ended before {@code timeMs}; called as event time goes on. */
    void forgetBefore(long timeMs);

    /**
     * Makes an empty state of the same kind go on from here. This one is not changed by it and must not change any more: each
     * checkpoint does it with every state that changes while it is written.
     */
    default void copyTo(BucketState empty) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(new DataOutputStream(bytes));
        empty.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }

    /** Writes the whole state, after {@link #drain}. */
    void write(DataOutput out) throws IOException;

    /** Reads into an empty state what {@link #write} wrote. */
    void read(DataInput in) throws IOException;
}
