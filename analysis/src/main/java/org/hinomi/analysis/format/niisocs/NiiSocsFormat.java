// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.niisocs;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hinomi.analysis.format.CsvRow;
import org.hinomi.analysis.format.Format;
import org.hinomi.analysis.format.FormatHead;
import org.hinomi.analysis.format.LineParser;
import org.hinomi.model.format.FormatInfo;

/** One of the four kinds of NII-SOCS exports; the record's number in its first columns tells which. */
public final class NiiSocsFormat implements Format {

    /** Columns that name a kind; the first of them that a header has decides. */
    private static final List<String> ID_COLUMNS =
            List.of("targeted_alarm_id", "comm_err_alarm_id", "alarm_id", "session_id");

    private final FormatInfo info;
    private final String idColumn;
    private final List<String> typicalColumns;
    private final RowReader.Factory readers;

    private NiiSocsFormat(FormatInfo info, String idColumn, List<String> typicalColumns, RowReader.Factory readers) {
        this.info = info;
        this.idColumn = idColumn;
        this.typicalColumns = typicalColumns;
        this.readers = readers;
    }

    /** SESSION, セッション. */
    public static NiiSocsFormat session() {
        return new NiiSocsFormat(
                SessionRows.INFO, "session_id", List.of("source_ip", "destination_ip"), SessionRows::new);
    }

    /** TARGET, 標的型サイバー攻撃警報. */
    public static NiiSocsFormat target() {
        return new NiiSocsFormat(
                TargetRows.INFO, "targeted_alarm_id", List.of("source_ip", "destination_ip"), TargetRows::new);
    }

    /** ATTACK, サイバー攻撃警報. */
    public static NiiSocsFormat attack() {
        return new NiiSocsFormat(
                AttackRows.INFO, "alarm_id", List.of("snort_id", "src_ip", "dest_ip"), AttackRows::new);
    }

    /** COMMERR, 通信異常. */
    public static NiiSocsFormat commerr() {
        return new NiiSocsFormat(
                CommerrRows.INFO, "comm_err_alarm_id", List.of("src_ip", "alarm_name"), CommerrRows::new);
    }

    @Override
    public FormatInfo info() {
        return info;
    }

    @Override
    public boolean recognises(FormatHead head) {
        return head.lines().stream()
                .filter(line -> !line.isBlank())
                .findFirst()
                .flatMap(NiiSocsFormat::names)
                .filter(this::isOwnHeader)
                .isPresent();
    }

    @Override
    public LineParser open(String sensor) {
        return new NiiSocsParser(this, sensor);
    }

    /** The fields of a header line of any kind; empty where the line is none. */
    static Optional<List<String>> names(String line) {
        byte[] text = line.getBytes(StandardCharsets.UTF_8);
        CsvRow row = new CsvRow();
        if (!row.cut(text, 0, text.length)) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (int field = 0; field < row.size(); field++) {
            names.add(row.text(field).orElse("").strip());
        }
        return ID_COLUMNS.stream().anyMatch(names::contains) ? Optional.of(names) : Optional.empty();
    }

    /** Whether header fields are of this kind. */
    boolean isOwnHeader(List<String> names) {
        String id = ID_COLUMNS.stream().filter(names::contains).findFirst().orElse("");
        return id.equals(idColumn) && names.containsAll(typicalColumns);
    }

    RowReader.Factory readers() {
        return readers;
    }
}
