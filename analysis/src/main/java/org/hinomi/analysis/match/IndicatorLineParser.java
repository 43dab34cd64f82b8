// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.hinomi.analysis.match.IndicatorLine.Bad;
import org.hinomi.analysis.match.IndicatorLine.Taken;
import org.hinomi.analysis.match.IndicatorLine.Unsupported;
import org.hinomi.analysis.table.TimeText;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.network.Institution;

/** Judges the lines of one list. Immutable. */
final class IndicatorLineParser {

    private static final int FULL_LENGTH = 128;
    /** An IPv4 /8 in the 128-bit space. */
    private static final int WIDEST_IPV4 = 96 + 8;

    private static final int WIDEST_IPV6 = 16;
    private static final int SHOWN_TEXT = 80;
    private static final String ROLES =
            Arrays.stream(IndicatorRole.values()).map(IndicatorRole::id).collect(Collectors.joining(", "));

    private final String defaultSource;
    private final List<Institution> institutions;

    IndicatorLineParser(String defaultSource, List<Institution> institutions) {
        this.defaultSource = defaultSource;
        this.institutions = List.copyOf(institutions);
    }

    /** A line of a plain list: its first word counts. */
    IndicatorLine parseWord(String line) {
        String[] words = line.split("\\s+", 3);
        if (isHostsLine(words)) {
            return new Unsupported(UnsupportedKind.DOMAIN);
        }
        Indicator asked = new Indicator(
                new Prefix(new IpAddress(0, 0), FULL_LENGTH),
                IndicatorRole.UNSPECIFIED,
                Indicator.DEFAULT_CONFIDENCE,
                defaultSource,
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        return parse(words[0], asked);
    }

    /** Block lists for resolvers send domains to nowhere: {@code 0.0.0.0 domain}. */
    private static boolean isHostsLine(String[] words) {
        boolean isNowhere = words[0].equals("0.0.0.0")
                || words[0].equals("127.0.0.1")
                || words[0].equals("::")
                || words[0].equals("::1");
        return isNowhere
                && words.length > 1
                && IndicatorText.kind(words[1])
                        .filter(kind -> kind == UnsupportedKind.DOMAIN)
                        .isPresent();
    }

    /** A row of a table. */
    IndicatorLine parseRow(IndicatorColumns columns, List<String> row) {
        String roleText = columns.cell(row, IndicatorColumns.ROLE);
        Optional<IndicatorRole> role = roleText.isEmpty()
                ? Optional.of(IndicatorRole.parse(columns.cell(row, IndicatorColumns.TYPE))
                        .orElse(IndicatorRole.UNSPECIFIED))
                : IndicatorRole.parse(roleText);
        if (role.isEmpty()) {
            return new Bad("role " + quote(roleText) + " is unknown; allowed are " + ROLES);
        }
        String confidenceText = columns.cell(row, IndicatorColumns.CONFIDENCE);
        OptionalInt confidence = parseConfidence(confidenceText);
        if (confidence.isEmpty()) {
            return new Bad("confidence " + quote(confidenceText) + " is not a whole number from 0 to 100");
        }
        String fromText = columns.cell(row, IndicatorColumns.VALID_FROM);
        String toText = columns.cell(row, IndicatorColumns.VALID_TO);
        OptionalLong from = parseTime(fromText, Long.MIN_VALUE);
        OptionalLong to = parseTime(toText, Long.MAX_VALUE);
        if (from.isEmpty() || to.isEmpty()) {
            return new Bad(
                    quote(from.isEmpty() ? fromText : toText) + " is not a time; allowed is " + TimeText.ALLOWED);
        }
        if (from.getAsLong() >= to.getAsLong()) {
            return new Bad("valid_to " + quote(toText) + " is not after valid_from " + quote(fromText));
        }
        String source = columns.cell(row, IndicatorColumns.SOURCE);
        Indicator asked = new Indicator(
                new Prefix(new IpAddress(0, 0), FULL_LENGTH),
                role.get(),
                confidence.getAsInt(),
                source.isEmpty() ? defaultSource : source,
                from.getAsLong(),
                to.getAsLong());
        return parse(columns.cell(row, IndicatorColumns.ADDRESS), asked);
    }

    private static OptionalInt parseConfidence(String text) {
        if (text.isEmpty()) {
            return OptionalInt.of(Indicator.DEFAULT_CONFIDENCE);
        }
        boolean isInRange = text.matches("\\d{1,3}") && Integer.parseInt(text) <= 100;
        return isInRange ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static OptionalLong parseTime(String text, long unlimited) {
        return text.isEmpty() ? OptionalLong.of(unlimited) : TimeText.parse(text);
    }

    /** The line's indicator: everything as in {@code asked} but for the prefix, which {@code written} names. */
    private IndicatorLine parse(String written, Indicator asked) {
        String text = IndicatorText.refang(unquote(written));
        Optional<Prefix> prefix = Prefix.parse(text);
        if (prefix.isPresent()) {
            String fault = faultOf(prefix.get());
            return fault.isEmpty() ? new Taken(at(prefix.get(), asked), false) : new Bad(fault);
        }
        Optional<Prefix> withPort = IndicatorText.parseWithPort(text);
        if (withPort.isPresent()) {
            return new Taken(at(withPort.get(), asked), true);
        }
        Optional<UnsupportedKind> kind = IndicatorText.kind(text);
        return kind.isPresent() ? new Unsupported(kind.get()) : new Bad(unreadable(text));
    }

    private static Indicator at(Prefix prefix, Indicator asked) {
        return new Indicator(prefix, asked.role(), asked.confidence(), asked.source(), asked.fromMs(), asked.toMs());
    }

    /** Why a block must not be used, empty where it may: it would name half the world, or a member itself. */
    private String faultOf(Prefix prefix) {
        if (prefix.length() < (prefix.isIpv4() ? WIDEST_IPV4 : WIDEST_IPV6)) {
            return prefix + " is too wide; allowed is at most a /8 of IPv4 or a /16 of IPv6";
        }
        if (prefix.length() == FULL_LENGTH) {
            return "";
        }
        return institutions.stream()
                .filter(institution -> isWholeIn(institution, prefix))
                .findFirst()
                .map(institution -> prefix + " covers all of " + quote(institution.nameEn()))
                .orElse("");
    }

    private static boolean isWholeIn(Institution institution, Prefix prefix) {
        return !institution.holdings().isEmpty()
                && institution.holdings().stream()
                        .allMatch(holding -> prefix.length() <= holding.prefix().length()
                                && prefix.contains(holding.prefix().address()));
    }

    private static String unreadable(String text) {
        if (text.isEmpty()) {
            return "the address is missing";
        }
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty() || !text.substring(slash + 1).matches("\\d{1,3}")) {
            return quote(text) + " is no address or prefix";
        }
        int longest = address.get().isIpv4() ? 32 : FULL_LENGTH;
        int length = Integer.parseInt(text.substring(slash + 1));
        if (length > longest) {
            return quote(text) + " has a length over " + longest;
        }
        int bits = length + FULL_LENGTH - longest;
        return quote(text) + " has host bits set; did you mean " + new Prefix(Prefix.floor(address.get(), bits), bits)
                + "?";
    }

    private static String unquote(String text) {
        boolean isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return isQuoted ? text.substring(1, text.length() - 1) : text;
    }

    private static String quote(String text) {
        return '"' + (text.length() <= SHOWN_TEXT ? text : text.substring(0, SHOWN_TEXT) + "...") + '"';
    }
}
