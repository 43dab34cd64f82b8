// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every golden case; {@code -Dhinomi.record=true} writes what came out as the new expectation, to be reviewed. */
final class GoldenCasesTest {

    static List<GoldenCase> cases() {
        return GoldenCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheRecordsExpected(GoldenCase golden) throws IOException {
        NormalisedLog decoded = NormalisedLog.of(golden.input());

        if (Boolean.getBoolean("hinomi.record")) {
            golden.record(decoded.text());
        }

        assertThat(decoded.formatId()).hasValue(golden.format());
        assertThat(decoded.text()).isEqualTo(golden.expected());
    }

    @Test
    void bothFormsOfOneZeekLogGiveTheSameRows() throws IOException {
        assertThat(find("zeek-conn-json/ordinary").expected())
                .isEqualTo(find("zeek-conn-tsv/ordinary").expected())
                .isNotEmpty();
    }

    private static GoldenCase find(String name) {
        return GoldenCase.all().stream()
                .filter(golden -> golden.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
