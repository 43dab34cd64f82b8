// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.play;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hinomi.bench.simulate.world.Member;
import org.hinomi.bench.simulate.world.World;
import org.hinomi.bench.simulate.writer.ByteText;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;

/** What the product must know beforehand: who holds which network, and which addresses somebody warned of. */
public final class WorldFiles {

    private WorldFiles() {}

    public static void writeNetwork(Path file, World world) throws IOException {
        ByteText text = new ByteText().add("prefix,id,name_en,name_ja\n");
        for (Member member : world.members()) {
            for (Prefix prefix : member.prefixes()) {
                text.add(prefix.toString()).add(',').add(member.id()).add(',');
                text.addCsv(member.nameEn()).add(',').addCsv(member.nameJa()).add('\n');
            }
        }
        write(file, text);
    }

    public static void writeIndicators(Path file, List<Indicator> indicators) throws IOException {
        ByteText text = new ByteText().add("indicator,role,confidence,source\n");
        for (Indicator indicator : indicators) {
            text.add(indicator.prefix().address())
                    .add(',')
                    .add(indicator.role().id())
                    .add(',');
            text.add(indicator.confidence()).add(',').addCsv(indicator.source()).add('\n');
        }
        write(file, text);
    }

    private static void write(Path file, ByteText text) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            text.writeTo(out);
        }
    }
}
