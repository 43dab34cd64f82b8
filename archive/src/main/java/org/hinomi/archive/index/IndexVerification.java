// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads every byte of an index and compares day files with the runs that they cover. One use, one thread. */
final class IndexVerification {

    private final IndexFolder folder;
    private final IndexFiles files = new IndexFiles();
    private final Map<Path, IndexProblem> problems = new TreeMap<>();
    private int days;
    private int runs;
    private long addresses;

    IndexVerification(IndexFolder folder) {
        this.folder = folder;
    }

    IndexCheck verify(ProgressListener progress) throws IOException {
        List<Long> all = List.copyOf(folder.daysMs());
        long done = 0;
        for (long dayMs : all) {
            verify(folder.day(dayMs));
            done++;
            progress.advance(done, all.size());
        }
        return new IndexCheck(days, runs, addresses, List.copyOf(problems.values()));
    }

    private void verify(IndexFolder.Day day) throws IOException {
        Map<String, IndexFile> whole = new HashMap<>();
        for (IndexFolder.Part part : day.parts()) {
            if (part.hasRun() && !part.hasPart()) {
                add(part.run(), "is the run of a part that is not there");
            }
            IndexFile run = DaySources.run(part, files, problems);
            if (run != null && isWhole(run)) {
                runs++;
                whole.put(part.name(), run);
            }
        }
        for (Path path : day.dayFiles()) {
            verify(path, day.dayMs(), whole);
        }
    }

    private void verify(Path path, long dayMs, Map<String, IndexFile> whole) throws IOException {
        IndexFile file = DaySources.load(path, IndexFormat.DAY, dayMs, files, problems);
        if (file == null || !isWhole(file)) {
            return;
        }
        days++;
        addresses += file.trailer().entries();
        List<IndexFile> covered = new ArrayList<>();
        for (CoveredRun run : file.covered()) {
            IndexFile held = whole.get(run.name());
            if (held == null) {
                add(path, "covers " + run.name() + ", of which there is no whole run to compare with");
                return;
            }
            if (held.trailer().entries() != run.addresses() || held.facts().rows() != run.rows()) {
                add(path, "covers another " + run.name() + " than there is");
                return;
            }
            covered.add(held);
        }
        if (!covered.isEmpty() && !(isSame(file, covered) && hasSameBlocks(file, covered))) {
            add(path, "does not hold what its runs hold");
        }
    }

    private static boolean isSame(IndexFile file, List<IndexFile> covered) throws IOException {
        try (FileMerge said = new FileMerge(List.of(file));
                FileMerge merged = new FileMerge(covered)) {
            while (merged.next()) {
                boolean isEqual = said.next()
                        && said.high() == merged.high()
                        && said.low() == merged.low()
                        && said.hours() == merged.hours()
                        && said.institutions().isEqualTo(merged.institutions());
                if (!isEqual) {
                    return false;
                }
            }
            return !said.next();
        }
    }

    private static boolean hasSameBlocks(IndexFile file, List<IndexFile> covered) throws IOException {
        if (file.trailer().version() == IndexFormat.WITHOUT_BLOCKS) {
            return true;
        }
        BlockTally merged = new BlockTally();
        for (IndexFile run : covered) {
            merged.add(run.seenBlocks());
        }
        return merged.seen().equals(file.seenBlocks());
    }

    /** Reads every page and block of a file. */
    private boolean isWhole(IndexFile file) throws IOException {
        try (AddressCursor cursor = new AddressCursor(file)) {
            InstitutionList institutions = new InstitutionList();
            long entries = 0;
            long lastHigh = 0;
            long lastLow = 0;
            while (cursor.next()) {
                boolean isInOrder =
                        entries == 0 || IndexFormat.compare(lastHigh, lastLow, cursor.high(), cursor.low()) < 0;
                if (!isInOrder) {
                    add(file.path(), "has addresses out of order");
                    return false;
                }
                if (!cursor.isFenced()) {
                    add(file.path(), "has a fence that leads to another page");
                    return false;
                }
                lastHigh = cursor.high();
                lastLow = cursor.low();
                institutions.clear();
                cursor.institutions(institutions);
                entries++;
            }
            long seenRows = file.seenBlocks().rows();
            if (seenRows > file.facts().rows()) {
                add(file.path(), "counts more sessions by block of addresses than it says");
                return false;
            }
            long contacts = HostBlocks.check(file);
            if (entries != file.trailer().entries()
                    || contacts != file.trailer().hostContacts()) {
                add(file.path(), "holds another number of addresses or contacts than it says");
                return false;
            }
            return true;
        } catch (DamagedIndexException e) {
            problems.put(file.path(), e.problem());
            return false;
        }
    }

    private void add(Path file, String what) {
        problems.put(file, new IndexProblem(file, what));
    }
}
