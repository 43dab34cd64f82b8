// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BorderProbeTest {

    @Test
    void theHostTellsTheProbe() {
        for (int number : new int[] {0, 1, 65_535, 65_536, 1_000_000}) {
            assertThat(BorderProbe.numberOf(field(number, 2))).contains(number);
        }
    }

    @Test
    void otherHostsAreNoProbes() {
        assertThat(BorderProbe.numberOf("10.1.2.3")).isEmpty();
        assertThat(BorderProbe.numberOf("2001:db8:100::1a2b")).isEmpty();
        assertThat(BorderProbe.numberOf("2001:db8:200::ffff:0:1")).isEmpty();
    }

    @Test
    void thePeerIsOnTheList(@TempDir Path folder) throws IOException {
        Path list = folder.resolve("indicators.csv");
        BorderIndicators.write(list, 100_000);
        String listed = Files.readString(list);

        for (int number = 0; number < 100; number++) {
            assertThat(listed).contains("\n" + field(number, 4) + ",command-and-control,");
        }
    }

    @Test
    void theLineHasEveryColumnOfTheHeader() {
        String header = new String(BorderLines.header(0), StandardCharsets.UTF_8);
        String fields = header.lines()
                .filter(line -> line.startsWith("#fields"))
                .findFirst()
                .orElseThrow();

        assertThat(line(7).split("\t", -1)).hasSize(fields.split("\t", -1).length - 1);
    }

    private static String field(int number, int column) {
        return line(number).split("\t", -1)[column];
    }

    private static String line(int number) {
        return new String(BorderProbe.line(number, 1_775_000_000_000_000L), StandardCharsets.US_ASCII).strip();
    }
}
