// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import java.io.IOException;
import java.io.InputStream;
import org.hinomi.analysis.table.RangeTable;
import org.hinomi.analysis.table.RangeTableBuilder;

/** The autonomous system that announces an address. Immutable, thread-safe. */
public final class AsTable {

    /** A table that knows no AS. */
    public static final AsTable EMPTY = new AsTable(RangeTable.EMPTY);

    private final RangeTable ranges;

    private AsTable(RangeTable ranges) {
        this.ranges = ranges;
    }

    /** The AS number, 32 bits unsigned; 0 where unknown. */
    public int find(long high, long low) {
        return ranges.find(high, low);
    }

    RangeTable ranges() {
        return ranges;
    }

    /** Memory of the table's arrays. */
    public long sizeBytes() {
        return ranges.sizeBytes();
    }

    /** Collects the rows of one or more files. One thread only. */
    public static final class Builder {

        private final RangeTableBuilder ranges = new RangeTableBuilder();
        private int rows;

        /**
         * Reads a table {@code prefix,asn,…} in the form of {@link RegistryReader}, plain or gzip. The narrowest prefix
         * wins. A row without an AS is passed over: registries list delegations inside an announced block, which its AS
         * still carries.
         *
         * @param in the file, closed by the caller
         * @param name the file's name for messages
         */
        public Builder add(InputStream in, String name) throws IOException {
            RegistryReader.read(in, name, (first, last, country, asNumber) -> {
                if (asNumber != 0) {
                    ranges.add(first, last, asNumber);
                    rows++;
                }
            });
            return this;
        }

        /** Rows taken so far. */
        public int rows() {
            return rows;
        }

        public AsTable build() {
            return new AsTable(ranges.build());
        }
    }
}
