// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.session;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.IpAddress;

/**
 * Somebody asked for the address of a name, and was told that there is no such name, or an address. Holds no name: only a
 * hash of it. What the parser gives is a plain hash, which a dictionary guesses back; attribution puts one under a secret
 * key in its place before the record is kept, sent on or written.
 *
 * @param timeMs when it was asked, milliseconds since the Unix epoch
 * @param sensor name of the sensor
 * @param src who asked; of a name asked through a resolver that stands inside, the sensor may see both
 * @param dst the resolver, or the server of the zone
 * @param name hash of the name
 * @param outcome what came of it
 * @param answer the first public address in the answer, {@link #NO_ADDRESS} where there was none, or a member's
 * @param recordId stable hash of sensor and the record's own identity, without the name; never 0
 * @param srcInstitution set by attribution, 0 for outside
 * @param dstInstitution set by attribution, 0 for outside
 */
public record Lookup(
        long timeMs,
        String sensor,
        IpAddress src,
        IpAddress dst,
        long name,
        Outcome outcome,
        IpAddress answer,
        long recordId,
        int srcInstitution,
        int dstInstitution)
        implements Sighting {

    /** Stands where no public address was answered: {@code ::}, which no host has. */
    public static final IpAddress NO_ADDRESS = new IpAddress(0, 0);

    /** What came of a lookup; others are not kept. Codes are stored: append only. */
    public enum Outcome {
        /** The name does not exist: NXDOMAIN (RFC 1035, 4.1.1; RFC 8020). */
        NO_SUCH_NAME(0),
        /** The answer holds an A or AAAA record. */
        ADDRESS(1);

        private static final Outcome[] ALL = values();

        private final byte code;

        Outcome(int code) {
            this.code = (byte) code;
        }

        /** What a stored lookup holds. */
        public byte code() {
            return code;
        }

        /** The outcome with this code. */
        public static Outcome at(int code) {
            return ALL[code];
        }
    }

    public Lookup {
        requireNonNull(sensor, "sensor");
        requireNonNull(src, "src");
        requireNonNull(dst, "dst");
        requireNonNull(outcome, "outcome");
        requireNonNull(answer, "answer");
    }

    @Override
    public Lookup attributed(int srcInst, int dstInst) {
        return new Lookup(timeMs, sensor, src, dst, name, outcome, answer, recordId, srcInst, dstInst);
    }

    /** The same with another hash of its name. */
    public Lookup named(long hash) {
        return new Lookup(timeMs, sensor, src, dst, hash, outcome, answer, recordId, srcInstitution, dstInstitution);
    }

    /** The same without the address that was answered. */
    public Lookup withoutAnswer() {
        return new Lookup(
                timeMs, sensor, src, dst, name, outcome, NO_ADDRESS, recordId, srcInstitution, dstInstitution);
    }

    /** Whether an address outside the members was answered that the Internet routes. */
    public boolean hasPublicAnswer() {
        return !answer.equals(NO_ADDRESS);
    }
}
