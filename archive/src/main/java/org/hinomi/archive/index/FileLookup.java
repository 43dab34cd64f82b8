// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;

/** Looks many addresses up in one file, in one pass over the pages that can hold them. Stateless: thread-safe. */
final class FileLookup {

    /** Address pages read at once where most are wanted: 256 KiB. */
    private static final int CHUNK_PAGES = 64;

    private FileLookup() {}

    /** Takes what was found. */
    interface Found {

        /** An address of the question was seen; the list is used again afterwards. */
        void found(int place, int hours, InstitutionList institutions);
    }

    static void find(IndexFile file, AddressQuery query, Found to) throws IOException {
        int chunk = query.size() > file.fence().pages() / 4 ? CHUNK_PAGES : 1;
        InstitutionList institutions = new InstitutionList();
        try (IndexPages pages = new IndexPages(file, chunk)) {
            for (int family = 0; family < IndexFormat.Families.COUNT; family++) {
                find(pages, query, family, institutions, to);
            }
        }
    }

    private static void find(IndexPages pages, AddressQuery query, int family, InstitutionList institutions, Found to)
            throws IOException {
        for (int place = query.start(family); place < query.start(family + 1); place++) {
            int page = pages.pageOf(family, query.high(place), query.low(place));
            if (page < 0) {
                continue;
            }
            pages.load(page);
            int entry = pages.find(query.high(place), query.low(place));
            if (entry >= 0) {
                pages.loadAttributes();
                institutions.clear();
                pages.institutions(entry, institutions);
                to.found(place, pages.hours(entry), institutions);
            }
        }
    }
}
