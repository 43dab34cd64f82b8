// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.hinomi.analysis.table.CsvRow;
import org.hinomi.analysis.table.TimeText;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.network.Holding;

/** Turns the lines of one network text into rows; what is wrong goes to the problems. One thread only. */
final class NetworkRowParser {

    private static final Set<String> NAME_COLUMNS = new TreeSet<>(Set.of("name_en", "name_ja", "name", "institution"));
    private static final Set<String> OTHER_COLUMNS = Set.of("prefix", "id", "valid_from", "valid_to");
    private static final String ALLOWED_COLUMNS =
            "prefix, id, name_en, name_ja, name, institution, valid_from, valid_to";
    private static final String ALLOWED_PREFIX = "a block such as 192.0.2.0/24 or 2001:db8::/32";

    private final Problems problems;
    /** Column numbers by name; empty for a text without a header. */
    private final Map<String, Integer> columns = new HashMap<>();

    private boolean isBegun;
    private boolean isTable;
    private int headerWidth;

    NetworkRowParser(Problems problems) {
        this.problems = problems;
    }

    /** The row of a line that is neither blank nor a comment; empty for the header and for a bad line. */
    Optional<NetworkRow> parse(String line, int number) {
        if (!isBegun) {
            isBegun = true;
            List<String> cells = CsvRow.split(line);
            isTable = looksLikeHeader(cells);
            if (isTable) {
                readHeader(cells, number);
                return Optional.empty();
            }
        }
        return isTable ? parseCells(CsvRow.split(line), number) : parsePair(line, number);
    }

    /** A header names the column, or its first cell holds no character that every prefix has. */
    private static boolean looksLikeHeader(List<String> cells) {
        return cells.stream().anyMatch(cell -> cell.equalsIgnoreCase("prefix"))
                || cells.getFirst().chars().noneMatch(c -> c == '.' || c == ':' || c == '/');
    }

    private void readHeader(List<String> cells, int number) {
        headerWidth = cells.size();
        for (int i = 0; i < cells.size(); i++) {
            String column = cells.get(i).toLowerCase(Locale.ROOT);
            if (!NAME_COLUMNS.contains(column) && !OTHER_COLUMNS.contains(column)) {
                problems.add(number, "unknown column \"" + cells.get(i) + "\"; allowed are " + ALLOWED_COLUMNS);
            } else if (columns.putIfAbsent(column, i) != null) {
                problems.add(number, "column \"" + column + "\" stands twice");
            }
        }
        if (!columns.containsKey("prefix")) {
            problems.add(
                    number,
                    "the header has no column \"prefix\"; allowed are " + ALLOWED_COLUMNS
                            + "; without a header a line is CIDR=NAME");
        }
        if (NAME_COLUMNS.stream().noneMatch(columns::containsKey)) {
            problems.add(number, "the header names no institution; add one of name_en, name_ja, name, institution");
        }
    }

    private Optional<NetworkRow> parseCells(List<String> cells, int number) {
        if (cells.size() > headerWidth) {
            problems.add(
                    number,
                    "the line has " + cells.size() + " cells, the header " + headerWidth
                            + "; put a name that holds a comma into double quotes");
            return Optional.empty();
        }
        if (!columns.containsKey("prefix")) {
            return Optional.empty();
        }
        String plainName = first(cell(cells, "name"), cell(cells, "institution"));
        String nameEn = first(cell(cells, "name_en"), plainName, cell(cells, "name_ja"));
        String nameJa = first(cell(cells, "name_ja"), plainName, cell(cells, "name_en"));
        Optional<Prefix> prefix = parsePrefix(cell(cells, "prefix"), number);
        OptionalInt id = parseId(cell(cells, "id"), number);
        boolean isNamed = checkName(nameEn, number);
        OptionalLong from = parseTime("valid_from", cell(cells, "valid_from"), Long.MIN_VALUE, number);
        OptionalLong to = parseTime("valid_to", cell(cells, "valid_to"), Long.MAX_VALUE, number);
        if (prefix.isEmpty() || id.isEmpty() || !isNamed || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.getAsLong() >= to.getAsLong()) {
            problems.add(
                    number,
                    "valid_to \"" + cell(cells, "valid_to") + "\" is not after valid_from \""
                            + cell(cells, "valid_from") + "\"; valid_to is the first moment after the holding");
            return Optional.empty();
        }
        Holding holding = new Holding(prefix.get(), from.getAsLong(), to.getAsLong());
        return Optional.of(new NetworkRow(problems.at(number), id.getAsInt(), nameEn, nameJa, holding));
    }

    /** The row of {@code CIDR=NAME} or {@code CIDR,NAME}. */
    Optional<NetworkRow> parsePair(String line, int number) {
        int equals = line.indexOf('=');
        int comma = line.indexOf(',');
        boolean isCsv = comma >= 0 && (equals < 0 || comma < equals);
        if (!isCsv && equals < 0) {
            problems.add(number, '"' + line + "\" is not CIDR=NAME, for example 192.0.2.0/24=Example University");
            return Optional.empty();
        }
        List<String> cells = isCsv
                ? CsvRow.split(line)
                : List.of(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
        if (cells.size() != 2) {
            problems.add(
                    number,
                    "the line has " + cells.size() + " cells where CIDR,NAME has 2; for more columns begin"
                            + " with a header of " + ALLOWED_COLUMNS);
            return Optional.empty();
        }
        Optional<Prefix> prefix = parsePrefix(cells.get(0), number);
        String name = cells.get(1);
        if (!checkName(name, number) || prefix.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new NetworkRow(problems.at(number), 0, name, name, Holding.always(prefix.get())));
    }

    private String cell(List<String> cells, String column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.size() ? "" : cells.get(at);
    }

    private static String first(String... texts) {
        for (String text : texts) {
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    private boolean checkName(String name, int number) {
        if (name.isEmpty()) {
            problems.add(number, "the institution's name is empty");
        }
        return !name.isEmpty();
    }

    private Optional<Prefix> parsePrefix(String text, int number) {
        Optional<Prefix> prefix = Prefix.parse(text);
        if (prefix.isEmpty()) {
            problems.add(number, "prefix \"" + text + "\" " + faultOf(text));
        }
        return prefix;
    }

    /** Why a text is no prefix, in words that lead to the right one. */
    private static String faultOf(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return "does not begin with an address; allowed is " + ALLOWED_PREFIX;
        }
        int longest = address.get().isIpv4() ? 32 : 128;
        String length = text.substring(slash + 1);
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > longest) {
            return "has the length \"" + length + "\"; allowed is 0 to " + longest;
        }
        int bits = Integer.parseInt(length) + 128 - longest;
        return "has host bits set; did you mean " + new Prefix(Prefix.floor(address.get(), bits), bits) + "?";
    }

    private OptionalInt parseId(String text, int number) {
        if (text.isEmpty()) {
            return OptionalInt.of(0);
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) == 0) {
            problems.add(number, "id \"" + text + "\" is not a number from 1 to 999999999");
            return OptionalInt.empty();
        }
        return OptionalInt.of(Integer.parseInt(text));
    }

    private OptionalLong parseTime(String column, String text, long unlimited, int number) {
        if (text.isEmpty()) {
            return OptionalLong.of(unlimited);
        }
        OptionalLong time = TimeText.parse(text);
        if (time.isEmpty()) {
            problems.add(number, column + " \"" + text + "\" is not a time; allowed is " + TimeText.ALLOWED);
        }
        return time;
    }
}
