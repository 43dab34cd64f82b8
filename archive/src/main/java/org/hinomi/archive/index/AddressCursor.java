// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;

/** Goes through all addresses of a file, in order. One thread only. */
final class AddressCursor implements AutoCloseable {

    private static final int CHUNK_PAGES = 16;

    private final IndexFile file;
    private final IndexPages pages;
    private int page = -1;
    private int entry = -1;
    private long high;
    private long low;

    AddressCursor(IndexFile file) throws IOException {
        this.file = file;
        pages = new IndexPages(file, CHUNK_PAGES);
    }

    /** Goes to the next address; false where there is none. */
    boolean next() throws IOException {
        entry++;
        while (page < 0 || entry >= pages.entries()) {
            page++;
            if (page >= file.fence().pages()) {
                return false;
            }
            pages.load(page);
            pages.loadAttributes();
            entry = 0;
        }
        high = pages.high(entry);
        low = pages.low(entry);
        return true;
    }

    /** Whether a lookup of this address comes to its page; looks at the first address of each page alone. */
    boolean isFenced() throws IOException {
        return entry > 0 || pages.pageOf(IndexFormat.family(high, low), high, low) == page;
    }

    long high() {
        return high;
    }

    long low() {
        return low;
    }

    int hours() {
        return pages.hours(entry);
    }

    void institutions(InstitutionList to) {
        pages.institutions(entry, to);
    }

    @Override
    public void close() throws IOException {
        pages.close();
    }
}
