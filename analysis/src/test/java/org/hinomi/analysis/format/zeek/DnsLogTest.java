// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hinomi.analysis.format.ReadLog;
import org.hinomi.model.StableHash;
import org.hinomi.model.session.Lookup;
import org.junit.jupiter.api.Test;

class DnsLogTest {

    private static final String HEADER =
            "#separator \\x09\n#set_separator\t,\n#path\tdns\n#fields\tts\tuid\tid.orig_h\tid.resp_h\tquery\tqtype\trcode\tanswers\n";

    @Test
    void lettersOfEitherCaseAndTheDotOfTheRootAreOneName() {
        List<Lookup> lookups = ReadLog.lookups(
                log(HEADER, line("www.example.com", "-"), line("WWW.Example.com", "-"), line("www.example.com.", "-")));

        assertThat(lookups).hasSize(3).extracting(Lookup::name).containsOnly(StableHash.of("www.example.com"));
    }

    @Test
    void otherNamesHaveOtherHashes() {
        List<Lookup> lookups = ReadLog.lookups(log(HEADER, line("a.example", "-"), line("b.example", "-")));

        assertThat(lookups).hasSize(2).extracting(Lookup::name).doesNotHaveDuplicates();
    }

    /** The name of 日本.example in bytes of UTF-8: as they are, as Zeek's escapes, and in both ways in JSON. */
    @Test
    void aNameThatIsNotAsciiIsOneInAllForms() {
        String json =
                "{\"_path\":\"dns\",\"ts\":1,\"id.orig_h\":\"192.0.2.1\",\"id.resp_h\":\"203.0.113.53\",\"qtype\":1,"
                        + "\"rcode\":3,\"query\":\"%s\"}\n";
        String escaped = "\\xe6\\x97\\xa5\\xe6\\x9c\\xac.example";
        List<Lookup> text = ReadLog.lookups(log(HEADER, line("日本.example", "-"), line(escaped, "-")));
        List<Lookup> object =
                ReadLog.lookups(log(json.formatted("日本.example"), json.formatted(escaped.replace("\\", "\\\\"))));

        assertThat(text)
                .hasSize(2)
                .extracting(Lookup::name)
                .containsOnly(object.getFirst().name());
        assertThat(object)
                .hasSize(2)
                .extracting(Lookup::name)
                .containsOnly(text.getFirst().name());
    }

    @Test
    void elementsArePartedByWhatTheHeaderSays() {
        String header = HEADER.replace("#set_separator\t,", "#set_separator\t;");
        Lookup lookup = ReadLog.lookups(log(
                        header, line("www.example.com", "a.example;203.0.113.7").replace("\t3\t", "\t0\t")))
                .getFirst();

        assertThat(lookup.answer()).hasToString("203.0.113.7");
    }

    private static String line(String name, String answers) {
        return "1767225600.25\tD1\t192.0.2.1\t203.0.113.53\t" + name + "\t1\t3\t" + answers + "\n";
    }

    private static byte[] log(String... lines) {
        return String.join("", lines).getBytes(UTF_8);
    }
}
