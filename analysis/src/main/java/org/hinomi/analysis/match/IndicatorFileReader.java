// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hinomi.analysis.match.IndicatorLine.Bad;
import org.hinomi.analysis.match.IndicatorLine.Taken;
import org.hinomi.analysis.match.IndicatorLine.Unsupported;
import org.hinomi.analysis.table.CsvRow;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.network.Institution;

/** Reads one list of indicators and keeps count. One thread only, for one list. */
final class IndicatorFileReader {

    /** What makes two indicators say different things: everything but the confidence. */
    private record Statement(Prefix prefix, IndicatorRole role, String source, long fromMs, long toMs) {

        Statement(Indicator said) {
            this(said.prefix(), said.role(), said.source(), said.fromMs(), said.toMs());
        }
    }

    private final String name;
    private final IndicatorLineParser parser;
    private final List<Indicator> found = new ArrayList<>();
    private final Map<UnsupportedKind, Integer> unsupported = new EnumMap<>(UnsupportedKind.class);
    private final List<BadLine> firstBadLines = new ArrayList<>();
    private Optional<IndicatorColumns> columns = Optional.empty();
    private boolean isBegun;
    private int lines;
    private int portsDropped;
    private int bad;

    IndicatorFileReader(String name, List<Institution> institutions) {
        this.name = name;
        parser = new IndicatorLineParser(name, institutions);
    }

    IndicatorFile read(Reader in) throws IOException {
        BufferedReader text = new BufferedReader(in);
        int number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            String cleaned = CsvRow.clean(line);
            if (!cleaned.isEmpty() && !isComment(cleaned) && !takeHeader(cleaned)) {
                count(parse(cleaned), number);
            }
        }
        if (found.isEmpty()) {
            throw new HinomiException(ErrorCode.BAD_CONFIGURATION, emptyMessage());
        }
        return result();
    }

    private static boolean isComment(String line) {
        return line.charAt(0) == '#' || line.charAt(0) == ';' || line.startsWith("//");
    }

    private boolean takeHeader(String line) {
        if (isBegun) {
            return false;
        }
        isBegun = true;
        columns = IndicatorColumns.parse(CsvRow.split(line));
        return columns.isPresent();
    }

    private IndicatorLine parse(String line) {
        return columns.isPresent() ? parser.parseRow(columns.get(), CsvRow.split(line)) : parser.parseWord(line);
    }

    private void count(IndicatorLine line, int number) {
        lines++;
        switch (line) {
            case Taken(Indicator indicator, boolean isPortDropped) -> {
                found.add(indicator);
                portsDropped += isPortDropped ? 1 : 0;
            }
            case Unsupported(UnsupportedKind kind) -> unsupported.merge(kind, 1, Integer::sum);
            case Bad(String reason) -> {
                bad++;
                if (firstBadLines.size() < IndicatorFile.SHOWN_BAD_LINES) {
                    firstBadLines.add(new BadLine(number, reason));
                }
            }
        }
    }

    private IndicatorFile result() {
        Set<Statement> said = new HashSet<>();
        List<Indicator> distinct = found.stream()
                .sorted()
                .filter(indicator -> said.add(new Statement(indicator)))
                .toList();
        return new IndicatorFile(
                name,
                lines,
                distinct,
                found.size() - distinct.size(),
                portsDropped,
                unsupported,
                bad,
                firstBadLines,
                columns.map(IndicatorColumns::unknown).orElse(Set.of()));
    }

    private String emptyMessage() {
        StringBuilder message = new StringBuilder(name)
                .append(": no line is an indicator; expected is one address or prefix a line, such as 203.0.113.5 or"
                        + " 2001:db8::/48, or a table with a header that names one of indicator, ip, value, address,"
                        + " prefix, cidr, dst_ip");
        unsupported.forEach((kind, count) -> message.append("; ")
                .append(count)
                .append(" lines of kind ")
                .append(kind.id())
                .append(" are not supported"));
        firstBadLines.stream()
                .findFirst()
                .ifPresent(line -> message.append("; line ")
                        .append(line.line())
                        .append(": ")
                        .append(line.reason()));
        return message.toString();
    }
}
