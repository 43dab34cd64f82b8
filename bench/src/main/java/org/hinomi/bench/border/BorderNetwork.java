// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The institutions, each with 10.i.0.0/16 and 2001:db8:i00::/40 for its number {@code i}; the first are the largest. Immutable.
 *
 * @param institutions how many, 1 to 255
 */
public record BorderNetwork(int institutions) {

    /** More than the hundred that the gates ask for. */
    public static final BorderNetwork USUAL = new BorderNetwork(120);

    /** Inside hosts that talk, of the largest institution; the next ones have fewer, after Zipf. */
    private static final int MOST_HOSTS = 40_000;

    private static final int FEWEST_HOSTS = 200;
    static final int INSIDE = 10 << 24;

    public BorderNetwork {
        if (institutions < 1 || institutions > 255) {
            throw new IllegalArgumentException("1 to 255 institutions, not " + institutions);
        }
    }

    /** Hosts of an institution that open sessions. */
    int hosts(int institution) {
        return (int) Math.max(FEWEST_HOSTS, MOST_HOSTS * Math.pow(institution, -0.8));
    }

    /** Writes the file that {@code --network} takes. */
    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder("prefix,id,name_en,name_ja\n");
        for (int i = 1; i <= institutions; i++) {
            String names = ",%d,University No. %d,第%d大学%n".formatted(i, i, i).replace("\r", "");
            text.append("10.").append(i).append(".0.0/16").append(names);
            text.append("2001:db8:%x::/40".formatted(i << 8).toLowerCase(Locale.ROOT))
                    .append(names);
        }
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
