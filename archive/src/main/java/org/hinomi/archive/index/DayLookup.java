// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Answers questions about one day from the files that are whole. Thread-safe. */
final class DayLookup {

    /** Files go when a merge replaces them: rarely, so the second attempt nearly always succeeds. */
    private static final int ATTEMPTS = 5;

    private final IndexFolder folder;
    private final IndexFiles files;

    DayLookup(IndexFolder folder, IndexFiles files) {
        this.folder = folder;
        this.files = files;
    }

    /** What is done with the files of a day. */
    interface Question<T> {

        T ask(IndexFolder.Day day, DaySources sources, Map<Path, IndexProblem> problems) throws IOException;
    }

    /** Asks, and asks again without a file that turns out to be damaged or gone. */
    <T> T ask(long dayMs, Question<T> question) throws IOException {
        return ask(folder.day(dayMs), question);
    }

    private <T> T ask(IndexFolder.Day listed, Question<T> question) throws IOException {
        IndexFolder.Day day = listed;
        Map<Path, IndexProblem> problems = new TreeMap<>();
        int gone = 0;
        while (true) {
            try {
                return question.ask(day, DaySources.of(day, files, problems), problems);
            } catch (DamagedIndexException e) {
                problems.put(e.problem().file(), e.problem());
            } catch (NoSuchFileException e) {
                gone++;
                if (gone == ATTEMPTS) {
                    throw e;
                }
            }
            day = folder.day(listed.dayMs());
        }
    }

    /** Looks addresses up, at first in the day files that were listed. */
    IndexAnswer find(long dayMs, List<Path> dayFiles, AddressQuery query, boolean withBlocks) throws IOException {
        return ask(folder.day(dayMs, dayFiles), (day, sources, problems) -> {
            List<IndexHit> hits = sources.files().size() == 1
                    ? ofOne(dayMs, sources.files().getFirst(), query)
                    : ofMany(dayMs, sources.files(), query);
            List<Path> covered = new ArrayList<>();
            for (IndexFolder.Part part : day.parts()) {
                if (sources.covered().contains(part.name())) {
                    covered.add(folder.relative(part.parquet()));
                }
            }
            return new IndexAnswer(
                    hits,
                    new TreeSet<>(covered),
                    List.of(facts(dayMs, sources, withBlocks)),
                    List.copyOf(problems.values()));
        });
    }

    private static DayFacts facts(long dayMs, DaySources sources, boolean withBlocks) throws IOException {
        FactsTally facts = new FactsTally();
        long addresses = 0;
        for (IndexFile file : sources.files()) {
            facts.add(file.facts());
            addresses += file.trailer().entries();
        }
        return new DayFacts(
                dayMs,
                facts.rows(),
                addresses,
                sources.runs().size(),
                facts.sensors(),
                facts.institutions(),
                withBlocks ? blocks(sources) : SeenBlocks.NONE);
    }

    /** Of one file as it is; of several together, because those of a day's runs say the same over and over. */
    private static SeenBlocks blocks(DaySources sources) throws IOException {
        if (sources.files().size() == 1) {
            return sources.files().getFirst().seenBlocks();
        }
        BlockTally blocks = new BlockTally();
        for (IndexFile file : sources.files()) {
            blocks.add(file.seenBlocks());
        }
        return blocks.seen();
    }

    private static List<IndexHit> ofOne(long dayMs, IndexFile file, AddressQuery query) throws IOException {
        List<IndexHit> hits = new ArrayList<>();
        FileLookup.find(
                file,
                query,
                (place, hours, institutions) ->
                        hits.add(new IndexHit(query.address(place), dayMs, hours, institutions.toSet())));
        return hits;
    }

    private static List<IndexHit> ofMany(long dayMs, List<IndexFile> files, AddressQuery query) throws IOException {
        Map<Integer, Sum> sums = new HashMap<>();
        for (IndexFile file : files) {
            FileLookup.find(
                    file,
                    query,
                    (place, hours, institutions) ->
                            sums.computeIfAbsent(place, any -> new Sum()).add(hours, institutions));
        }
        List<IndexHit> hits = new ArrayList<>();
        new TreeMap<>(sums)
                .forEach((place, sum) ->
                        hits.add(new IndexHit(query.address(place), dayMs, sum.hours, sum.institutions.toSet())));
        return hits;
    }

    /** What several files say of one address. */
    private static final class Sum {

        private int hours;
        private final InstitutionList institutions = new InstitutionList();

        void add(int more, InstitutionList others) {
            hours |= more;
            int[] numbers = others.sorted();
            for (int i = 0; i < others.size(); i++) {
                institutions.add(numbers[i]);
            }
        }
    }
}
