// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvRowTest {

    private static final long SEED = 20_260_501;
    private static final int RANDOM_LINES = 200_000;
    private static final String ALPHABET = "a7,,\"\"é ";

    private final CsvRow row = new CsvRow();

    @Test
    void quotedFieldMayHoldCommasAndDoubledQuotes() {
        assertThat(cut("a,\"b,c\",\"d\"\"e\",")).contains(List.of("a", "b,c", "d\"e", ""));
    }

    @Test
    void faultNamesTheFieldWithTheBrokenQuote() {
        assertThat(cut("a,b,\"c")).isEmpty();
        assertThat(row.size()).isEqualTo(2);
        assertThat(cut("a,\"b\"c")).isEmpty();
        assertThat(row.size()).isEqualTo(1);
        assertThat(cut("a\"b")).isEmpty();
    }

    @Test
    void fieldOutsideTheRowIsEmpty() {
        assertThat(cut("a")).isPresent();
        assertThat(row.isEmpty(7)).isTrue();
        assertThat(row.isEmpty(CsvColumns.ABSENT)).isTrue();
        assertThat(row.number(7)).isEqualTo(CsvRow.EMPTY);
        assertThat(row.text(7)).contains("");
    }

    @Test
    void numberIsDecimalDigitsOnly() {
        assertThat(cut("0,18446744073709551616,-1,1e3,,999999999999999999")).isPresent();
        assertThat(row.number(0)).isZero();
        assertThat(row.number(1)).isEqualTo(CsvRow.BAD_NUMBER);
        assertThat(row.number(2)).isEqualTo(CsvRow.BAD_NUMBER);
        assertThat(row.number(3)).isEqualTo(CsvRow.BAD_NUMBER);
        assertThat(row.number(4)).isEqualTo(CsvRow.EMPTY);
        assertThat(row.number(5)).isEqualTo(999_999_999_999_999_999L);
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        byte[] line = {'a', ',', (byte) 0xff};
        assertThat(row.cut(line, 0, line.length)).isTrue();
        assertThat(row.text(1)).isEmpty();
    }

    @Test
    void agreesWithItsNaiveTwinOnRandomLines() {
        Random random = new Random(SEED);
        for (int i = 0; i < RANDOM_LINES; i++) {
            String line = randomLine(random);
            assertThat(cut(line)).as("seed %d, line <%s>", SEED, line).isEqualTo(cutNaively(line));
        }
    }

    private static String randomLine(Random random) {
        StringBuilder line = new StringBuilder();
        int length = random.nextInt(12);
        for (int i = 0; i < length; i++) {
            line.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return line.toString();
    }

    private Optional<List<String>> cut(String line) {
        byte[] text = ("##" + line + "##").getBytes(StandardCharsets.UTF_8);
        if (!row.cut(text, 2, text.length - 2)) {
            return Optional.empty();
        }
        List<String> fields = new ArrayList<>();
        for (int field = 0; field < row.size(); field++) {
            fields.add(row.text(field).orElseThrow());
        }
        return Optional.of(fields);
    }

    /** RFC 4180 by peeling one field after the other off a string. */
    private static Optional<List<String>> cutNaively(String line) {
        List<String> fields = new ArrayList<>();
        String rest = line + ",";
        while (!rest.isEmpty()) {
            String pattern = rest.startsWith("\"") ? "^\"((?:[^\"]|\"\")*)\",(.*)$" : "^([^\",]*),(.*)$";
            java.util.regex.Matcher matcher =
                    java.util.regex.Pattern.compile(pattern).matcher(rest);
            if (!matcher.find()) {
                return Optional.empty();
            }
            fields.add(matcher.group(1).replace("\"\"", "\""));
            rest = matcher.group(2);
        }
        return Optional.of(fields);
    }
}
