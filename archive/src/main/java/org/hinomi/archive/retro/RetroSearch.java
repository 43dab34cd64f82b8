// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.retro;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.analysis.detect.BucketState;
import org.hinomi.analysis.detect.listed.ListedPeerDetector;
import org.hinomi.analysis.match.IndicatorSet;
import org.hinomi.analysis.match.Matcher;
import org.hinomi.archive.index.ArchiveIndex;
import org.hinomi.archive.parquet.ContactScan;
import org.hinomi.archive.parquet.HourFile;
import org.hinomi.archive.parquet.ParquetSearch;
import org.hinomi.archive.query.EarliestSessions;
import org.hinomi.archive.query.SearchProgress;
import org.hinomi.archive.segment.SegmentReader;
import org.hinomi.archive.view.ArchiveFiles;
import org.hinomi.archive.view.ArchiveView;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.Match;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;

/**
 * Looks back for sessions of members with listed addresses, in segments and hour files alike. Segments come first: they
 * are what a compaction takes away soonest. The index says which hour files need not be opened. Thread-safe.
 */
public final class RetroSearch {

    /** Pairs of host and address that are kept apart: some 250 MB with their claims. */
    public static final int MAX_CONTACTS = 500_000;

    private static final int FULL_LENGTH = 128;

    private final ArchiveView archive;
    private final ContactIndex index;

    /** A search that opens every hour file of the time asked for. */
    public RetroSearch(ArchiveView archive) {
        this(archive, ContactIndex.NONE);
    }

    /** A search that opens the hour files that the archive's index names, and those for which it does not speak. */
    public RetroSearch(ArchiveView archive, ArchiveIndex index) {
        this(archive, index::find);
    }

    RetroSearch(ArchiveView archive, ContactIndex index) {
        this.archive = requireNonNull(archive, "archive");
        this.index = requireNonNull(index, "index");
    }

    /** Answers a question about the archive as it stands at one moment. */
    public RetroAnswer ask(RetroQuestion question, SearchProgress progress) {
        return archive.read(files ->
                new Run(question).answer(files.within(question.fromMs(), question.toMs()), archive, index, progress));
    }

    /** One question on its way through the files. */
    private static final class Run {

        private final RetroQuestion question;
        private final Map<Indicator, Indicator> originals = new HashMap<>();
        private final IndicatorSet always;
        private final IndicatorSet valid;
        private final CoverageTally coverage;
        private final ContactTally contacts = new ContactTally(MAX_CONTACTS);
        private final EarliestSessions rows;
        private final BucketState claims = new ListedPeerDetector().open();
        private long otherSessions;

        Run(RetroQuestion question) {
            this.question = question;
            for (Indicator indicator : question.indicators().stream().sorted().toList()) {
                originals.putIfAbsent(withoutValidity(indicator), indicator);
            }
            always = new IndicatorSet(List.copyOf(originals.keySet()));
            valid = new IndicatorSet(question.indicators());
            coverage = new CoverageTally(question.fromMs(), question.toMs(), question.members());
            rows = new EarliestSessions(question.rowLimit());
        }

        private static Indicator withoutValidity(Indicator indicator) {
            return new Indicator(
                    indicator.prefix(),
                    indicator.role(),
                    indicator.confidence(),
                    indicator.source(),
                    Long.MIN_VALUE,
                    Long.MAX_VALUE);
        }

        RetroAnswer answer(ArchiveFiles files, ArchiveView archive, ContactIndex index, SearchProgress progress)
                throws IOException, SQLException {
            for (Path segment : files.segments()) {
                SegmentReader.read(segment, question.fromMs(), question.toMs(), this::takeSegment);
                progress.advance(0, files.segmentBytes());
            }
            Set<Prefix> blocks = blocks();
            boolean withPrefixes = !question.members().isEmpty();
            SearchPlan plan = SearchPlan.of(
                    index, archive.folder(), files, addresses(), !blocks.isEmpty(), withPrefixes, progress);
            plan.facts().forEach(day -> coverage.add(day, plan.countedMs()));
            long all = plan.sizeBytes();
            long done = 0;
            for (HourFile file : plan.uncounted()) {
                count(file, archive.parquet().tally(file));
                if (withPrefixes) {
                    archive.parquet().countBlocks(file, coverage.blocksOf(file.hourMs()));
                }
                progress.advance(done, all);
            }
            try (ContactScan scan = archive.parquet().contacts(addresses(), blocks)) {
                for (HourFile file : plan.read()) {
                    scan.read(file, question.fromMs(), question.toMs(), this::take);
                    done += Files.size(file.path());
                    progress.advance(done, all);
                }
            }
            return answer();
        }

        private void count(HourFile file, List<ParquetSearch.Tally> tallies) {
            for (ParquetSearch.Tally tally : tallies) {
                coverage.addSensor(tally.sensor(), file.hourMs(), tally.rows());
                coverage.addEnds(tally.srcInstitution(), tally.dstInstitution(), tally.rows());
            }
        }

        private Set<IpAddress> addresses() {
            Set<IpAddress> addresses = new TreeSet<>();
            question.indicators().stream()
                    .map(Indicator::prefix)
                    .filter(prefix -> prefix.length() == FULL_LENGTH)
                    .forEach(prefix -> addresses.add(prefix.address()));
            return addresses;
        }

        private Set<Prefix> blocks() {
            Set<Prefix> blocks = new TreeSet<>();
            question.indicators().stream()
                    .map(Indicator::prefix)
                    .filter(prefix -> prefix.length() < FULL_LENGTH)
                    .forEach(blocks::add);
            return blocks;
        }

        private void takeSegment(SessionBlock block) {
            coverage.add(block);
            SessionBlock wanted = new SessionBlock(block.sensor(), 16);
            for (int row = 0; row < block.size(); row++) {
                long startMs = block.startMs()[row];
                if (startMs >= question.fromMs()
                        && startMs < question.toMs()
                        && (isDstNamed(block, row) || isSrcNamed(block, row))) {
                    wanted.addFrom(block, row);
                }
            }
            take(wanted);
        }

        private boolean isSrcNamed(SessionBlock block, int row) {
            return always.find(block.srcHigh()[row], block.srcLow()[row], block.startMs()[row]) != null;
        }

        private boolean isDstNamed(SessionBlock block, int row) {
            return always.find(block.dstHigh()[row], block.dstLow()[row], block.startMs()[row]) != null;
        }

        /** Takes rows of which an end is named. */
        private void take(SessionBlock block) {
            for (int row = 0; row < block.size(); row++) {
                boolean isContact = (block.srcInstitution()[row] != InstitutionId.OUTSIDE && isDstNamed(block, row))
                        || (block.dstInstitution()[row] != InstitutionId.OUTSIDE && isSrcNamed(block, row));
                if (!isContact) {
                    otherSessions++;
                } else if (question.rowLimit() > 0) {
                    rows.offer(block, row);
                }
            }
            new Matcher(always).match(block, this::count);
        }

        private void count(Match match) {
            IpAddress peer = match.peer();
            Indicator inForce =
                    valid.find(peer.high(), peer.low(), match.session().startMs());
            Indicator original = requireNonNull(originals.get(match.indicator()), "every twin has an original");
            boolean hasRoom = contacts.add(naming(match, original), inForce != null);
            if (hasRoom && inForce != null) {
                claims.match(naming(match, inForce));
            }
        }

        private static Match naming(Match match, Indicator indicator) {
            return new Match(match.host(), match.institution(), match.peer(), indicator, match.session());
        }

        private RetroAnswer answer() {
            List<RetroSignal> signals = new ArrayList<>();
            claims.drain(signal -> signals.add(RetroSignal.of(signal)));
            return new RetroAnswer(
                    contacts.findings(),
                    contacts.sessions(),
                    contacts.uncounted(),
                    otherSessions,
                    rows.sessions(),
                    rows.isCut(),
                    signals,
                    coverage.coverage());
        }
    }
}
