// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.query;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;
import org.hinomi.model.session.SessionState;

/** One condition on a session. An unknown value fulfils none. */
public sealed interface HuntFilter {

    /** Whether a row fulfils it. */
    boolean accepts(SessionBlock block, int row);

    /**
     * One end lies in the block.
     *
     * @param prefix the block
     */
    record AnEnd(Prefix prefix) implements HuntFilter {

        public AnEnd {
            requireNonNull(prefix, "prefix");
        }

        @Override
        public boolean accepts(SessionBlock block, int row) {
            return prefix.contains(src(block, row)) || prefix.contains(dst(block, row));
        }
    }

    /**
     * One end lies in the first block and the other end in the second.
     *
     * @param one the first
     * @param other the second
     */
    record BothEnds(Prefix one, Prefix other) implements HuntFilter {

        public BothEnds {
            requireNonNull(one, "one");
            requireNonNull(other, "other");
        }

        @Override
        public boolean accepts(SessionBlock block, int row) {
            IpAddress src = src(block, row);
            IpAddress dst = dst(block, row);
            return (one.contains(src) && other.contains(dst)) || (one.contains(dst) && other.contains(src));
        }
    }

    /**
     * The session went to this port.
     *
     * @param port 0..65535
     */
    record ToPort(int port) implements HuntFilter {

        @Override
        public boolean accepts(SessionBlock block, int row) {
            return block.dstPort()[row] == port;
        }
    }

    /**
     * One end belonged to the institution.
     *
     * @param institution its number
     */
    record OfInstitution(InstitutionId institution) implements HuntFilter {

        public OfInstitution {
            requireNonNull(institution, "institution");
        }

        @Override
        public boolean accepts(SessionBlock block, int row) {
            return block.srcInstitution()[row] == institution.value()
                    || block.dstInstitution()[row] == institution.value();
        }
    }

    /**
     * The outside end is in the country.
     *
     * @param country two capital letters (ISO 3166-1)
     */
    record InCountry(String country) implements HuntFilter {

        public InCountry {
            requireNonNull(country, "country");
            if (!country.matches("[A-Z]{2}")) {
                throw new IllegalArgumentException("a country has two capital letters, not " + country);
            }
        }

        @Override
        public boolean accepts(SessionBlock block, int row) {
            return block.country()[row] == SessionBlock.packCountry(country);
        }
    }

    /**
     * It went like this.
     *
     * @param state how
     */
    record WentLike(SessionState state) implements HuntFilter {

        public WentLike {
            requireNonNull(state, "state");
        }

        @Override
        public boolean accepts(SessionBlock block, int row) {
            return block.state()[row] == state.code();
        }
    }

    /**
     * The sensor saw it.
     *
     * @param sensor its name
     */
    record SeenBy(String sensor) implements HuntFilter {

        public SeenBy {
            requireNonNull(sensor, "sensor");
        }

        @Override
        public boolean accepts(SessionBlock block, int row) {
            return block.sensor().equals(sensor);
        }
    }

    /** What can be measured. */
    enum Measure {
        /** Bytes from the source. */
        BYTES_OUT,
        /** Bytes to the source. */
        BYTES_IN,
        /** First to last packet, milliseconds. */
        DURATION_MS;

        long of(SessionBlock block, int row) {
            return switch (this) {
                case BYTES_OUT -> block.bytesOut()[row];
                case BYTES_IN -> block.bytesIn()[row];
                case DURATION_MS -> block.durationMs()[row];
            };
        }
    }

    /**
     * A measure lies between two bounds, both included.
     *
     * @param measure of what
     * @param least 0 and up
     * @param most {@link Long#MAX_VALUE} for any
     */
    record Sized(Measure measure, long least, long most) implements HuntFilter {

        public Sized {
            requireNonNull(measure, "measure");
            if (least < 0 || most < least) {
                throw new IllegalArgumentException("no size lies between " + least + " and " + most);
            }
        }

        @Override
        public boolean accepts(SessionBlock block, int row) {
            long value = measure.of(block, row);
            return value >= least && value <= most;
        }
    }

    private static IpAddress src(SessionBlock block, int row) {
        return new IpAddress(block.srcHigh()[row], block.srcLow()[row]);
    }

    private static IpAddress dst(SessionBlock block, int row) {
        return new IpAddress(block.dstHigh()[row], block.dstLow()[row]);
    }
}
