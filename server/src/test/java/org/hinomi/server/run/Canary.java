// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The marks that go into every input, and the search for them: plain, in both forms of UTF-16, in Base64 at each of its three
 * alignments, of UTF-8 and of UTF-16, and in hexadecimal.
 */
final class Canary {

    /** Stands in conditional and forbidden fields: no store may hold it. */
    static final String SECRET = "zqcanarykestrel";

    /** Stands in open fields: each store must hold it, or the search itself would prove nothing. */
    static final String CONTROL = "zqopencontrolwren";

    private static final List<String> FORMS = forms(SECRET);

    private Canary() {}

    private static List<String> forms(String mark) {
        List<String> forms = new ArrayList<>();
        for (byte[] bytes : List.of(mark.getBytes(UTF_8), mark.getBytes(UTF_16LE), mark.getBytes(UTF_16BE))) {
            forms.add(new String(bytes, ISO_8859_1));
            forms.add(HexFormat.of().formatHex(bytes));
            forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
            for (int before = 0; before < 3; before++) {
                forms.add(base64Inside(bytes, before));
            }
        }
        return forms;
    }

    /** What is the same in the Base64 of any text that has {@code bytes} behind so many others, modulo 3. */
    private static String base64Inside(byte[] bytes, int before) {
        byte[] text = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, text, before, bytes.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(text);
        int wholeGroups = text.length / 3 * 4;
        return encoded.substring(before == 0 ? 0 : 4, wholeGroups);
    }

    /** Whether bytes hold the secret in any form. */
    static boolean isIn(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        return FORMS.stream().anyMatch(text::contains);
    }

    /** A store, decoded: holds the control and not the secret. */
    static void assertStore(String store, String decoded) {
        assertThat(decoded).as("open control in %s", store).contains(CONTROL);
        assertClean(store, decoded);
    }

    static void assertClean(String where, String text) {
        assertThat(isIn(text.getBytes(UTF_8)))
                .as("%s holds a marked value", where)
                .isFalse();
    }

    /** Every file below a folder, byte by byte; what is deleted meanwhile is passed over. */
    static void assertFilesClean(Path folder) throws IOException {
        List<Path> files = files(folder);
        assertThat(files).as("files in %s", folder).isNotEmpty();
        for (Path file : files) {
            try {
                assertThat(isIn(Files.readAllBytes(file)))
                        .as("%s holds a marked value", file)
                        .isFalse();
            } catch (NoSuchFileException e) {
                // A checkpoint that a newer one has replaced.
            }
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (UncheckedIOException e) {
            return files(folder); // the tree changed under the walk
        }
    }
}
