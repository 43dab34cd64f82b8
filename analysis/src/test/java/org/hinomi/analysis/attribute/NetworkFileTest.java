// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.junit.jupiter.api.Test;

class NetworkFileTest {

    @Test
    void readsATableInAnyColumnOrder() throws IOException {
        List<Institution> institutions = read("""
                # our members
                name_ja,prefix,valid_to,id,valid_from,name_en
                例大学,192.0.2.0/24,,7,2026-04-01,"Example, University"

                例大学,2001:db8::/48,2026-04-01T00:00:00Z,7,,"Example, University"
                """).institutions();

        assertThat(institutions).hasSize(1);
        Institution only = institutions.getFirst();
        assertThat(only.id().value()).isEqualTo(7);
        assertThat(only.nameEn()).isEqualTo("Example, University");
        assertThat(only.nameJa()).isEqualTo("例大学");
        // The day starts in Japan nine hours before it starts in UTC.
        assertThat(only.holdings())
                .containsExactlyInAnyOrder(
                        new Holding(prefix("192.0.2.0/24"), millis("2026-03-31T15:00:00Z"), Long.MAX_VALUE),
                        new Holding(prefix("2001:db8::/48"), Long.MIN_VALUE, millis("2026-04-01T00:00:00Z")));
    }

    @Test
    void readsLinesWithoutAHeader() throws IOException {
        List<Institution> institutions =
                read("\ufeff192.0.2.0/24=B university\n198.51.100.0/24,A university\n203.0.113.0/24=B university\n")
                        .institutions();

        assertThat(institutions).extracting(Institution::nameEn).containsExactly("A university", "B university");
        assertThat(institutions).extracting(one -> one.id().value()).containsExactly(1, 2);
        assertThat(institutions.getLast().holdings()).hasSize(2);
    }

    @Test
    void orderOfLinesDoesNotMatter() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "192.0.2.0/25,,North",
                "192.0.2.128/25,,East",
                "198.51.100.0/24,5,West",
                "203.0.113.0/24,,North",
                "2001:db8::/48,,West",
                "2001:db8:1::/48,,South"));
        List<Institution> expected =
                read("prefix,id,name\n" + String.join("\n", lines)).institutions();
        Random random = new Random(3);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(lines, random);
            assertThat(read("prefix,id,name\n" + String.join("\n", lines)).institutions())
                    .isEqualTo(expected);
        }
        assertThat(expected)
                .extracting(one -> one.id().value() + " " + one.nameEn())
                .containsExactly("5 West", "6 East", "7 North", "8 South");
    }

    @Test
    void readsThePairOfTheCommandLine() {
        NetworkFile campus = NetworkFile.parsePair("192.168.1.0/24=campus");
        NetworkFile branch = NetworkFile.parsePair("2001:db8::/48=branch");

        assertThat(NetworkFile.institutions(List.of(campus, branch)))
                .extracting(Institution::nameEn)
                .containsExactly("branch", "campus");
    }

    @Test
    void saysWhichPrefixWasMeant() {
        assertThatThrownBy(() -> read("prefix,name\n# x\n192.168.1.5/24,campus\n"))
                .isInstanceOfSatisfying(
                        HinomiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_CONFIGURATION))
                .hasMessage("network.csv:3: prefix \"192.168.1.5/24\" has host bits set;"
                        + " did you mean 192.168.1.0/24?");
        assertThatThrownBy(() -> NetworkFile.parsePair("2001:db8::1/48=campus"))
                .hasMessageContaining("did you mean 2001:db8::/48?");
    }

    @Test
    void reportsEveryBadLineAtOnce() {
        assertThatThrownBy(() -> read("""
                        prefix,id,name,valid_from,valid_to
                        192.0.2.0/33,1,A,,
                        campus,2,B,,
                        192.0.2.0/24,zero,C,,
                        192.0.2.0/24,4,,,
                        192.0.2.0/24,5,E,yesterday,
                        192.0.2.0/24,6,F,2026-04-02,2026-04-01
                        192.0.2.0/24,7,G,,,H
                        """))
                .hasMessageContaining("network.csv:2: prefix \"192.0.2.0/33\" has the length \"33\"")
                .hasMessageContaining("network.csv:3: prefix \"campus\"")
                .hasMessageContaining("network.csv:4: id \"zero\"")
                .hasMessageContaining("network.csv:5: the institution's name is empty")
                .hasMessageContaining("network.csv:6: valid_from \"yesterday\"")
                .hasMessageContaining("network.csv:7: valid_to \"2026-04-01\" is not after")
                .hasMessageContaining("network.csv:8: the line has 6 cells, the header 5");
    }

    @Test
    void showsTwentyProblemsAndCountsTheRest() {
        String text = "prefix,name\n" + "x,y\n".repeat(25);

        assertThatThrownBy(() -> read(text))
                .satisfies(refused ->
                        assertThat(refused.getMessage()).hasLineCount(21).endsWith("... and 5 more"));
    }

    @Test
    void refusesWhatNamesNoInstitutionOrNoPrefix() {
        assertThatThrownBy(() -> read("prefix,colour,name\n")).hasMessageContaining("unknown column \"colour\"");
        assertThatThrownBy(() -> read("cidr,name\n")).hasMessageContaining("no column \"prefix\"");
        assertThatThrownBy(() -> read("prefix,id\n")).hasMessageContaining("names no institution");
        assertThatThrownBy(() -> read("# nothing\n")).hasMessageContaining("network.csv: holds no prefix");
        assertThatThrownBy(() -> read("192.0.2.0/24\n")).hasMessageContaining("is not CIDR=NAME");
        assertThatThrownBy(() -> NetworkFile.parsePair("192.0.2.0/24=")).hasMessageContaining("name is empty");
    }

    @Test
    void oneIdHasOneName() {
        assertThatThrownBy(() -> read("prefix,id,name\n192.0.2.0/25,1,A\n192.0.2.128/25,1,B\n")
                        .institutions())
                .hasMessageContaining("id 1 is named \"A\" in network.csv:2 and \"B\" in network.csv:3");
        assertThatThrownBy(() -> read("prefix,id,name\n192.0.2.0/25,1,A\n192.0.2.128/25,2,A\n")
                        .institutions())
                .hasMessageContaining("\"A\" has the ids 1 and 2");
    }

    private static NetworkFile read(String text) throws IOException {
        return NetworkFile.read(new StringReader(text), "network.csv");
    }

    private static Prefix prefix(String text) {
        return Prefix.parse(text).orElseThrow();
    }

    private static long millis(String text) {
        return Instant.parse(text).toEpochMilli();
    }
}
