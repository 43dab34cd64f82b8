// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.hinomi.analysis.table.CsvRow;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.network.Institution;

/**
 * What one {@code --network} text says: who holds which prefixes. Two forms, told apart by the first line that is
 * neither blank nor a {@code #} comment:
 *
 * <pre>
 * prefix,id,name_en,name_ja,valid_from,valid_to      192.0.2.0/24=Example University
 * 192.0.2.0/24,7,Example University,例大学,2024-04-01,   198.51.100.0/24,Another University
 * </pre>
 *
 * With a header the columns stand in any order; {@code prefix} and one of {@code name_en}, {@code name_ja},
 * {@code name}, {@code institution} are required. {@code valid_from} is the first moment of the holding,
 * {@code valid_to} the first moment after it; a date is its start in Japan, an empty cell is no limit.
 *
 * @param rows the lines that hold a prefix
 */
public record NetworkFile(List<NetworkRow> rows) {

    public NetworkFile {
        rows = List.copyOf(rows);
    }

    /**
     * Reads a whole text.
     *
     * @param in the text, closed by the caller
     * @param name the file's name for messages
     * @throws HinomiException naming every bad line, up to 20
     */
    public static NetworkFile read(Reader in, String name) throws IOException {
        BufferedReader lines = new BufferedReader(in);
        Problems problems = new Problems(name);
        NetworkRowParser parser = new NetworkRowParser(problems);
        List<NetworkRow> rows = new ArrayList<>();
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String cleaned = CsvRow.clean(line);
            if (!cleaned.isEmpty() && cleaned.charAt(0) != '#') {
                parser.parse(cleaned, number).ifPresent(rows::add);
            }
        }
        problems.throwIfAny();
        if (rows.isEmpty()) {
            problems.add(
                    0,
                    "holds no prefix; write one line CIDR=NAME for each, or a table with the header "
                            + "prefix,id,name_en,name_ja,valid_from,valid_to");
        }
        problems.throwIfAny();
        return new NetworkFile(rows);
    }

    /** Reads the command line's form, {@code CIDR=NAME}. */
    public static NetworkFile parsePair(String pair) {
        Problems problems = new Problems("--network " + pair);
        List<NetworkRow> rows = new ArrayList<>();
        new NetworkRowParser(problems).parsePair(CsvRow.clean(pair), 0).ifPresent(rows::add);
        problems.throwIfAny();
        return new NetworkFile(rows);
    }

    /** The institutions of this text alone. */
    public List<Institution> institutions() {
        return institutions(List.of(this));
    }

    /**
     * The institutions of several texts together, by number. Rows belong to one institution if they have the same id, or
     * the same name where they have none. Institutions without an id are numbered in the order of their names, after the
     * highest id given, so that the order of lines and files never matters.
     */
    public static List<Institution> institutions(List<NetworkFile> files) {
        List<NetworkRow> all = new ArrayList<>();
        files.forEach(file -> all.addAll(file.rows));
        return new InstitutionGrouping(all).institutions();
    }
}
