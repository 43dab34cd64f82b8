// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.hinomi.analysis.table.CsvRow;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;

/**
 * Reads what registries publish about blocks of addresses, told apart by the first line that is no comment:
 *
 * <ul>
 *   <li>{@code first,last,CC} without a header: addresses as text, or IPv4 as decimal numbers
 *   <li>with a header that names {@code prefix} and at least one of {@code country} (or {@code cc}) and {@code asn} (or
 *       {@code as}), in any order; other columns are passed over
 * </ul>
 *
 * Lines that start with {@code #} and blank lines are skipped. An empty country or AS is unknown.
 */
final class RegistryReader {

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final String ALLOWED =
            "a line is FIRST,LAST,CC, or a row under a header with prefix and country or asn";

    /** Takes one row. */
    @FunctionalInterface
    interface RowSink {

        /**
         * Takes one row.
         *
         * @param country two letters, {@code ??} or empty
         * @param asNumber 32 bits unsigned, 0 where the row has none
         */
        void accept(IpAddress first, IpAddress last, String country, int asNumber);
    }

    private final Problems problems;
    private final RowSink out;
    private int prefixColumn = -1;
    private int countryColumn = -1;
    private int asColumn = -1;
    private boolean isBegun;

    private RegistryReader(String name, RowSink out) {
        problems = new Problems(name);
        this.out = out;
    }

    static void read(InputStream in, String name, RowSink out) throws IOException {
        RegistryReader reader = new RegistryReader(name, out);
        BufferedReader text = new BufferedReader(new InputStreamReader(plain(in), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            number++;
            String cleaned = CsvRow.clean(line);
            if (!cleaned.isEmpty() && cleaned.charAt(0) != '#') {
                reader.take(cleaned, number);
            }
        }
        reader.problems.throwIfAny();
    }

    private static InputStream plain(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    private void take(String line, int number) {
        List<String> cells = CsvRow.split(line);
        if (!isBegun) {
            isBegun = true;
            if (isHeader(cells)) {
                return;
            }
        }
        boolean isTaken = prefixColumn < 0 ? takeRange(cells) : takePrefix(cells);
        if (!isTaken) {
            problems.add(number, '"' + line + "\" is no row of a registry table; " + ALLOWED);
        }
    }

    private boolean isHeader(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            switch (cells.get(i).toLowerCase(Locale.ROOT)) {
                case "prefix" -> prefixColumn = i;
                case "country", "cc" -> countryColumn = i;
                case "asn", "as" -> asColumn = i;
                default -> {}
            }
        }
        return prefixColumn >= 0 && (countryColumn >= 0 || asColumn >= 0);
    }

    private boolean takeRange(List<String> cells) {
        if (cells.size() != 3) {
            return false;
        }
        Optional<IpAddress> first = parseAddress(cells.get(0));
        Optional<IpAddress> last = parseAddress(cells.get(1));
        if (first.isEmpty() || last.isEmpty() || first.get().compareTo(last.get()) > 0 || !isCountry(cells.get(2))) {
            return false;
        }
        out.accept(first.get(), last.get(), cells.get(2), 0);
        return true;
    }

    private boolean takePrefix(List<String> cells) {
        Optional<Prefix> prefix = Prefix.parse(cell(cells, prefixColumn));
        String country = cell(cells, countryColumn);
        String asNumber = cell(cells, asColumn);
        if (prefix.isEmpty() || !(country.isEmpty() || isCountry(country)) || !isNumber(asNumber)) {
            return false;
        }
        int number = asNumber.isEmpty() ? 0 : (int) Long.parseLong(asNumber);
        out.accept(prefix.get().address(), prefix.get().last(), country, number);
        return true;
    }

    private static String cell(List<String> cells, int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    private static Optional<IpAddress> parseAddress(String text) {
        boolean isDecimal = !text.isEmpty() && isNumber(text);
        return isDecimal ? Optional.of(IpAddress.ofIpv4((int) Long.parseLong(text))) : IpAddress.parse(text);
    }

    private static boolean isCountry(String text) {
        return text.equals("??") || (text.length() == 2 && isUpper(text.charAt(0)) && isUpper(text.charAt(1)));
    }

    private static boolean isUpper(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    /** Whether a text is empty or a number of 32 bits. */
    private static boolean isNumber(String text) {
        return text.length() <= 10
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && (text.length() < 10 || Long.parseLong(text) <= 0xffff_ffffL);
    }
}
