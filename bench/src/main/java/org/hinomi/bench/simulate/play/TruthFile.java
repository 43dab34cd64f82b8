// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.play;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.hinomi.bench.simulate.attack.Truth;
import org.hinomi.bench.simulate.world.End;
import org.hinomi.bench.simulate.writer.ByteText;
import org.hinomi.model.judgement.DamageRung;

/** The truth as JSON lines, one for each host that a script touches. For scoring; the product never reads it. */
public final class TruthFile {

    private TruthFile() {}

    /** Writes a new file. */
    public static void write(Path file, List<Truth> truths) throws IOException {
        write(file, truths, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Adds to what an earlier play wrote. */
    public static void append(Path file, List<Truth> truths) throws IOException {
        write(file, truths, StandardOpenOption.APPEND);
    }

    private static void write(Path file, List<Truth> truths, OpenOption option) throws IOException {
        ByteText text = new ByteText();
        truths.forEach(truth -> addLine(text, truth));
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (OutputStream out =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, option)) {
            text.writeTo(out);
        }
    }

    private static void addLine(ByteText text, Truth truth) {
        text.add("{\"attack\":").addJson(truth.attack());
        text.add(",\"outcome\":").addJson(truth.outcome().name().toLowerCase(Locale.ROOT));
        text.add(",\"institution\":").addJson(truth.member().nameEn());
        text.add(",\"institutionId\":").add(truth.member().id());
        text.add(",\"host\":\"").add(truth.host().address()).add("\",\"peers\":[");
        addQuoted(text, truth.peers().stream().map(End::address).toList());
        text.add("],\"start\":")
                .add(truth.startMs())
                .add(",\"end\":")
                .add(truth.endMs())
                .add(",\"rungs\":[");
        addQuoted(text, truth.rungs().stream().map(DamageRung::id).toList());
        text.add("],\"explain\":").addJson(truth.explain()).add("}\n");
    }

    private static void addQuoted(ByteText text, List<?> values) {
        for (int i = 0; i < values.size(); i++) {
            text.add(i == 0 ? "\"" : ",\"").add(values.get(i).toString()).add('"');
        }
    }
}
