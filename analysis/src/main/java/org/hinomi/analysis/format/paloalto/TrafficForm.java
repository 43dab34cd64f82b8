// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import java.util.Arrays;
import org.hinomi.analysis.format.AsciiWords;
import org.hinomi.analysis.format.ByteAddress;
import org.hinomi.analysis.format.ByteWords;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.CsvColumns;
import org.hinomi.analysis.format.LineIndex;
import org.hinomi.model.StableHash;
import org.hinomi.model.session.SessionBlock;

/**
 * Which syslog lines are plain ends of sessions, and their ids. Field 0 is the syslog header with the first word of the record,
 * so that fields count as {@link PanSyslogParser} counts them where the first comma is the record's first. One thread only.
 */
final class TrafficForm implements PanSessionKernel.Form {

    private static final int RECEIVED = 1;

    /** The translated addresses; the exact way mends such a field where it is no address. */
    private static final int FIRST_TRANSLATED = 9;

    /** {@code 0.0.0.0,}: not translated. */
    private static final long NOT_TRANSLATED = ByteWords.of("0.0.0.0,");

    /** Serial, type and subtype stand first, next to each other. */
    private static final int IDENTITY_BEHIND_HEAD = 2;

    private final long sensorHash;
    private final int[] identity;
    private final int preciseTime;
    private final ByteAddress address = new ByteAddress();

    /** Serial, type and subtype of the line before, and their hash. */
    private byte[] head = new byte[0];

    private long headHash;

    TrafficForm(long sensorHash, int[] identity, int preciseTime) {
        this.sensorHash = sensorHash;
        this.identity = identity;
        this.preciseTime = preciseTime;
    }

    @Override
    public int plainLines(LineIndex index, int lines) {
        byte[] text = index.text();
        for (int line = 0; line < lines; line++) {
            boolean isPlain = text[index.lineEnd(line) - 1] != ' '
                    && is(index, line, PanSyslogParser.TYPE, "TRAFFIC")
                    && !is(index, line, PanSyslogParser.SUBTYPE, "start")
                    && index.lineEnd(line) - index.from(line, RECEIVED) > PanSyslogParser.TIME_LENGTH
                    && PanSyslogParser.isTime(text, index.from(line, RECEIVED))
                    && areTranslated(index, line);
            if (!isPlain) {
                return line;
            }
        }
        return lines;
    }

    private static boolean is(LineIndex index, int line, int field, String word) {
        return AsciiWords.is(index.text(), index.from(line, field), index.to(line, field), word);
    }

    private boolean areTranslated(LineIndex index, int line) {
        byte[] text = index.text();
        for (int field = FIRST_TRANSLATED; field <= PanSyslogParser.LAST_ADDRESS; field++) {
            int from = index.from(line, field);
            int to = index.to(line, field);
            boolean isPlain =
                    ByteWords.load(text, from) == NOT_TRANSLATED || from == to || address.parse(text, from, to);
            if (!isPlain) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int offsetSec(LineIndex index, int line) {
        if (preciseTime >= index.fields()) {
            return CivilTime.JST_SEC;
        }
        int from = index.from(line, preciseTime);
        int to = index.to(line, preciseTime);
        return from == to ? CivilTime.JST_SEC : PanSyslogParser.offsetSec(index.text(), from, to);
    }

    @Override
    public void readIds(LineIndex index, int lines, SessionBlock block, int row) {
        for (int line = 0; line < lines; line++) {
            long hash = headHash(index, line);
            for (int i = IDENTITY_BEHIND_HEAD; i < identity.length; i++) {
                hash = StableHash.combine(hash, hash(index, line, identity[i]));
            }
            block.recordId()[row + line] = PanThreatReader.recordId(sensorHash, hash);
        }
    }

    /** Of serial, type and subtype, which are the same in most lines. */
    private long headHash(LineIndex index, int line) {
        byte[] text = index.text();
        int from = index.from(line, PanSyslogParser.SERIAL);
        int to = index.to(line, PanSyslogParser.SUBTYPE);
        if (!Arrays.equals(text, from, to, head, 0, head.length)) {
            head = Arrays.copyOfRange(text, from, to);
            headHash = hash(index, line, PanSyslogParser.SERIAL);
            headHash = StableHash.combine(headHash, hash(index, line, PanSyslogParser.TYPE));
            headHash = StableHash.combine(headHash, hash(index, line, PanSyslogParser.SUBTYPE));
        }
        return headHash;
    }

    private static long hash(LineIndex index, int line, int field) {
        if (field == CsvColumns.ABSENT || field >= index.fields()) {
            return StableHash.of(index.text(), 0, 0);
        }
        return StableHash.of(index.text(), index.from(line, field), index.to(line, field));
    }
}
