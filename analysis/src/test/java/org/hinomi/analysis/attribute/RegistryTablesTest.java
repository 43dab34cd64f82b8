// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.session.SessionBlock;
import org.junit.jupiter.api.Test;

class RegistryTablesTest {

    @Test
    void readsRangesOfBothFamilies() throws IOException {
        // 192.0.2.0 is 3221225984 in decimal, 192.0.2.127 is 3221226111.
        CountryTable table = new CountryTable.Builder()
                .add(stream("# registry\n3221225984,3221226111,JP\n"), "v4")
                .add(stream("2001:db8::,2001:db8::ffff,NL\n2001:db8::5,2001:db8::5,??\n"), "v6")
                .build();

        assertThat(country(table, "192.0.2.127")).isEqualTo("JP");
        assertThat(country(table, "192.0.2.128")).isEmpty();
        assertThat(country(table, "2001:db8::4")).isEqualTo("NL");
        assertThat(country(table, "2001:db8::5")).isEmpty();
    }

    @Test
    void asOfTheAnnouncedBlockHoldsForDelegationsInside() throws IOException {
        String text = "prefix,asn,cc\n192.0.2.0/24,64512,JP\n192.0.2.64/26,,US\n192.0.2.128/25,4294967294,\n";
        AsTable asTable = new AsTable.Builder().add(stream(text), "as").build();
        CountryTable countries =
                new CountryTable.Builder().add(stream(text), "as").build();

        assertThat(asNumber(asTable, "192.0.2.1")).isEqualTo(64512);
        assertThat(asNumber(asTable, "192.0.2.65")).isEqualTo(64512);
        assertThat(asNumber(asTable, "192.0.2.200")).isEqualTo((int) 4294967294L);
        assertThat(country(countries, "192.0.2.65")).isEqualTo("US");
        assertThat(country(countries, "192.0.2.200")).isEqualTo("JP");
    }

    @Test
    void namesEveryBadRow() {
        assertThatThrownBy(() -> new CountryTable.Builder().add(stream("5,4,JP\n1,2,Japan\n\n1,2\n"), "geo"))
                .hasMessageContaining("geo:1: ")
                .hasMessageContaining("geo:2: ")
                .hasMessageContaining("geo:4: ");
        assertThatThrownBy(() -> new AsTable.Builder().add(stream("prefix,asn\n192.0.2.1/24,1\n"), "as"))
                .hasMessageContaining("as:2: ");
    }

    @Test
    void demoWorldHasPrivateNumbersOnlyAndNoOverlap() {
        IpAddress before = new IpAddress(0, 0);
        for (DemoWorld.Block block : DemoWorld.blocks()) {
            assertThat(block.asNumber()).isBetween(64512, 65534);
            assertThat(block.first()).isGreaterThan(before);
            assertThat(DemoWorld.asNumbers()
                            .find(block.last().high(), block.last().low()))
                    .isEqualTo(block.asNumber());
            assertThat(country(DemoWorld.countries(), block.first().toString())).isEqualTo(block.country());
            before = block.last();
        }
        assertThat(DemoWorld.blocks()).hasSizeGreaterThan(50);
    }

    @Test
    void realCountryFilesAreTakenRowByRow() throws IOException {
        Path ipv4 = registry("tor-geoip-ipv4.txt.gz");
        Path ipv6 = registry("tor-geoip-ipv6.txt.gz");
        CountryTable.Builder builder = new CountryTable.Builder();
        try (InputStream in = Files.newInputStream(ipv4)) {
            builder.add(in, "tor-geoip-ipv4.txt.gz");
        }
        assertThat(builder.rows()).isEqualTo(countLines(ipv4, "[^#].*"));
        try (InputStream in = Files.newInputStream(ipv6)) {
            builder.add(in, "tor-geoip-ipv6.txt.gz");
        }
        assertThat(builder.rows()).isEqualTo(countLines(ipv4, "[^#].*") + countLines(ipv6, "[^#].*"));

        CountryTable table = builder.build();
        assertThat(country(table, "133.5.1.1")).isEqualTo("JP");
        assertThat(country(table, "2001:200::1")).isEqualTo("JP");
    }

    @Test
    void realAsFileIsTakenRowByRow() throws IOException {
        Path file = registry("asn/ip_asn_country_all.csv.gz");
        AsTable.Builder builder = new AsTable.Builder();
        try (InputStream in = Files.newInputStream(file)) {
            builder.add(in, "ip_asn_country_all.csv.gz");
        }

        assertThat(builder.rows()).isEqualTo(countLines(file, "[^,]+,[1-9][0-9]*,.*"));
        assertThat(asNumber(builder.build(), "133.5.1.1")).isEqualTo(2508);
    }

    private static Path registry(String name) {
        Path file = Path.of(System.getProperty("hinomi.shared", "none"), "data", "registry", name);
        assumeTrue(Files.isReadable(file), () -> "skipped: no registry file " + file);
        return file;
    }

    private static int countLines(Path gzip, String pattern) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return (int) lines.lines().filter(line -> line.matches(pattern)).count();
        }
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String country(CountryTable table, String text) {
        IpAddress address = IpAddress.parse(text).orElseThrow();
        return SessionBlock.unpackCountry(table.find(address.high(), address.low()));
    }

    private static int asNumber(AsTable table, String text) {
        IpAddress address = IpAddress.parse(text).orElseThrow();
        return table.find(address.high(), address.low());
    }
}
