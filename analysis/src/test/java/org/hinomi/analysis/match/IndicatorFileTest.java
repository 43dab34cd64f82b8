// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.junit.jupiter.api.Test;

class IndicatorFileTest {

    @Test
    void readsAPlainListWithComments() throws IOException {
        IndicatorFile file = read("""
                # a list
                ; another comment
                // and another
                203.0.113.5
                203.0.113.0/28   # a block
                198.51.100[.]7\tseen 12 times
                2001:db8::/48 ; of IPv6

                "192.0.2.9"
                """);

        assertThat(file.indicators())
                .extracting(one -> one.prefix().toString())
                .containsExactly("192.0.2.9", "198.51.100.7", "203.0.113.5", "203.0.113.0/28", "2001:db8::/48");
        assertThat(file.indicators()).extracting(Indicator::source).containsOnly("list.txt");
        assertThat(file.lines()).isEqualTo(5);
        assertThat(file.bad()).isZero();
    }

    @Test
    void readsATableInAnyColumnOrder() throws IOException {
        IndicatorFile file = read("""
                confidence,role,colour,dst_ip,source,valid_from,valid_to,note
                80,c2,red,203.0.113.5,CERT,2026-04-01,2026-04-02T00:00:00Z,"one, two"
                ,,,203.0.113.6,,,,
                """);

        assertThat(file.indicators())
                .containsExactly(
                        new Indicator(
                                prefix("203.0.113.5"),
                                IndicatorRole.COMMAND_AND_CONTROL,
                                80,
                                "CERT",
                                Instant.parse("2026-03-31T15:00:00Z").toEpochMilli(),
                                Instant.parse("2026-04-02T00:00:00Z").toEpochMilli()),
                        new Indicator(
                                prefix("203.0.113.6"),
                                IndicatorRole.UNSPECIFIED,
                                Indicator.DEFAULT_CONFIDENCE,
                                "list.txt",
                                Long.MIN_VALUE,
                                Long.MAX_VALUE));
        assertThat(file.unknownColumns()).containsExactly("colour");
    }

    @Test
    void countsWhatIsNoAddressByKind() throws IOException {
        IndicatorFile file = read("""
                203.0.113.5
                bad.example
                *.bad.example
                0.0.0.0 bad.example
                hxxp://203.0.113[.]5/x
                /gate.php
                203.0.113.5:8080
                203.0.113.5/gate
                d41d8cd98f00b204e9800998ecf8427e
                """);

        assertThat(file.unsupported())
                .isEqualTo(Map.of(UnsupportedKind.DOMAIN, 3, UnsupportedKind.URL, 3, UnsupportedKind.HASH, 1));
        assertThat(file.portsDropped()).isEqualTo(1);
        assertThat(file.indicators()).hasSize(1);
        assertThat(file.repeated()).isEqualTo(1);
        assertThat(file.lines()).isEqualTo(9);
    }

    @Test
    void countsBadLinesWithTheirReason() throws IOException {
        IndicatorFile file = read("""
                203.0.113.5
                203.0.113.300
                203.0.113.5/24
                203.0.113.0/40
                what is this
                """);

        assertThat(file.bad()).isEqualTo(4);
        assertThat(file.firstBadLines())
                .containsExactly(
                        new BadLine(2, "\"203.0.113.300\" is no address or prefix"),
                        new BadLine(3, "\"203.0.113.5/24\" has host bits set; did you mean 203.0.113.0/24?"),
                        new BadLine(4, "\"203.0.113.0/40\" has a length over 32"),
                        new BadLine(5, "\"what\" is no address or prefix"));
    }

    @Test
    void badCellsOfATableAreBadLines() throws IOException {
        IndicatorFile file = read("""
                ip,role,confidence,valid_from,valid_to
                203.0.113.5,,,,
                203.0.113.5,friend,,,
                203.0.113.5,,101,,
                203.0.113.5,,,soon,
                203.0.113.5,,,2026-04-02,2026-04-01
                ,,,,
                """);

        assertThat(file.indicators()).hasSize(1);
        assertThat(file.firstBadLines()).extracting(BadLine::line).containsExactly(3, 4, 5, 6, 7);
        assertThat(file.firstBadLines().getFirst().reason()).contains("\"friend\"", "command-and-control");
    }

    @Test
    void surestOfTheSameStatementIsKept() throws IOException {
        IndicatorFile file = read("ip,confidence\n203.0.113.5,10\n203.0.113.5,90\n203.0.113.5,20\n");

        assertThat(file.indicators()).extracting(Indicator::confidence).containsExactly(90);
        assertThat(file.repeated()).isEqualTo(2);
    }

    @Test
    void refusesBlocksThatAreTooWide() throws IOException {
        IndicatorFile file = read("0.0.0.0/0\n10.0.0.0/7\n10.0.0.0/8\n2000::/15\n2001::/16\n::/0\n");

        assertThat(file.indicators()).hasSize(2);
        assertThat(file.firstBadLines()).extracting(BadLine::line).containsExactly(1, 2, 4, 6);
    }

    @Test
    void refusesBlocksThatCoverAWholeInstitution() throws IOException {
        Institution member = new Institution(
                new InstitutionId(1),
                "大学",
                "Example University",
                List.of(Holding.always(prefix("192.0.2.0/25")), Holding.always(prefix("192.0.2.128/25"))));
        String text = "192.0.2.0/24\n192.0.2.0/25\n192.0.2.1\n";
        IndicatorFile file = IndicatorFile.read(new StringReader(text), "list.txt", List.of(member));

        assertThat(file.indicators()).hasSize(2);
        assertThat(file.firstBadLines())
                .containsExactly(new BadLine(1, "192.0.2.0/24 covers all of \"Example University\""));
    }

    @Test
    void refusesAFileWithoutAnyIndicator() {
        assertThatThrownBy(() -> read("# nothing\n"))
                .isInstanceOfSatisfying(
                        HinomiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_CONFIGURATION))
                .hasMessageContaining("list.txt: no line is an indicator; expected is");
        assertThatThrownBy(() -> read("bad.example\n")).hasMessageContaining("1 lines of kind domain");
        assertThatThrownBy(() -> read("{\"ip\": 1}\n")).hasMessageContaining("line 1: ");
    }

    @Test
    void everyLineOfTheRealListsIsAccountedFor() throws IOException {
        for (String name : List.of("tor-exit-nodes.lst", "tor-nodes.lst")) {
            Path path = Path.of(System.getProperty("hinomi.shared", "none"), "data", "ti", "tor", name);
            assumeTrue(Files.isReadable(path), () -> "skipped: no list " + path);
            List<String> lines = Files.readAllLines(path);
            IndicatorFile file;
            try (BufferedReader in = Files.newBufferedReader(path)) {
                file = IndicatorFile.read(in, name, List.of());
            }
            long addresses = lines.stream()
                    .filter(line -> line.matches("[0-9.]+|[0-9a-f:]+"))
                    .distinct()
                    .count();
            assertThat(file.indicators()).as(name).hasSize((int) addresses);
            assertThat(file.bad()).as(name).isZero();
            assertThat(file.lines()).isEqualTo((int)
                    lines.stream().filter(line -> !line.isBlank()).count());
        }
    }

    private static IndicatorFile read(String text) throws IOException {
        Reader in = new StringReader(text);
        return IndicatorFile.read(in, "list.txt", List.of());
    }

    private static Prefix prefix(String text) {
        return Prefix.parse(text).orElseThrow();
    }
}
