// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import java.io.IOException;
import java.io.InputStream;
import org.hinomi.analysis.table.RangeTable;
import org.hinomi.analysis.table.RangeTableBuilder;
import org.hinomi.model.session.SessionBlock;

/** The country that an address is registered in. Immutable, thread-safe. */
public final class CountryTable {

    /** A table that knows no country. */
    public static final CountryTable EMPTY = new CountryTable(RangeTable.EMPTY);

    private final RangeTable ranges;

    private CountryTable(RangeTable ranges) {
        this.ranges = ranges;
    }

    /** Two letters as {@link SessionBlock#packCountry} packs them; 0 where unknown. */
    public char find(long high, long low) {
        return (char) ranges.find(high, low);
    }

    RangeTable ranges() {
        return ranges;
    }

    /** Memory of the table's arrays. */
    public long sizeBytes() {
        return ranges.sizeBytes();
    }

    /** Collects the rows of one or more files, usually one for each address family. One thread only. */
    public static final class Builder {

        private final RangeTableBuilder ranges = new RangeTableBuilder();
        private int rows;

        /**
         * Reads a registry file in one of the forms of {@link RegistryReader}, plain or gzip. Of overlapping rows the
         * narrowest wins; {@code ??} is a row whose country is unknown.
         *
         * @param in the file, closed by the caller
         * @param name the file's name for messages
         */
        public Builder add(InputStream in, String name) throws IOException {
            RegistryReader.read(in, name, (first, last, country, asNumber) -> {
                if (!country.isEmpty()) {
                    ranges.add(first, last, country.equals("??") ? RangeTable.NONE : SessionBlock.packCountry(country));
                    rows++;
                }
            });
            return this;
        }

        /** Rows taken so far. */
        public int rows() {
            return rows;
        }

        public CountryTable build() {
            return new CountryTable(ranges.build());
        }
    }
}
