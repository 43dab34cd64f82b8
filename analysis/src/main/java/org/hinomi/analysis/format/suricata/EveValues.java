// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.suricata;

import static java.util.Objects.requireNonNullElse;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.hinomi.analysis.format.ByteAddress;
import org.hinomi.analysis.format.ByteNumbers;
import org.hinomi.analysis.format.CivilTime;
import org.hinomi.analysis.format.JsonRecord;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.format.RejectReason;
import org.jspecify.annotations.Nullable;

/**
 * The values of one event, typed. A value that is absent or none of its kind is noted as the line's fault, the first one
 * only, and something harmless is given. One thread only.
 */
final class EveValues {

    private static final List<String> PATHS = EveField.paths();
    private static final IpAddress NOWHERE = new IpAddress(0, 0);

    private final JsonRecord line = new JsonRecord(EveFields.ALL, PATHS);
    private final Map<EveField, Integer> slots = new EnumMap<>(EveField.class);
    private final ByteAddress address = new ByteAddress();
    private @Nullable RejectReason fault;
    private int faultColumn;

    EveValues() {
        for (EveField field : EveField.values()) {
            slots.put(field, PATHS.indexOf(field.path()));
        }
    }

    /** Reads a line; what is wrong with it as a whole becomes the {@link #fault}. */
    boolean read(byte[] text, int from, int to) {
        fault = null;
        faultColumn = 0;
        if (line.read(text, from, to)) {
            return true;
        }
        fault = line.reason();
        faultColumn = line.column();
        return false;
    }

    /** The first thing wrong with the line; null if nothing is. */
    @Nullable
    RejectReason fault() {
        return fault;
    }

    int faultColumn() {
        return faultColumn;
    }

    JsonRecord line() {
        return line;
    }

    /** Empty where absent. */
    String text(EveField field) {
        return requireNonNullElse(line.value(slot(field)), "");
    }

    boolean has(EveField field) {
        return !text(field).isEmpty();
    }

    String requiredText(EveField field) {
        if (!has(field)) {
            blame(RejectReason.MISSING_FIELD, field);
        }
        return text(field);
    }

    IpAddress requiredAddress(EveField field) {
        byte[] text = bytes(requiredText(field));
        if (address.parse(text, 0, text.length)) {
            return address.address();
        }
        blame(RejectReason.BAD_ADDRESS, field);
        return NOWHERE;
    }

    long requiredTimeMs(EveField field) {
        requiredText(field);
        return timeMs(field);
    }

    /** -1 where absent. */
    long timeMs(EveField field) {
        byte[] text = bytes(text(field));
        long ms = text.length == 0 ? -1 : CivilTime.parse(text, 0, text.length, CivilTime.UTC_SEC);
        if (text.length > 0 && ms < 0) {
            blame(RejectReason.BAD_TIME, field);
        }
        return ms;
    }

    /** -1 where absent. */
    long count(EveField field) {
        byte[] text = bytes(text(field));
        if (text.length == 0) {
            return -1;
        }
        long count = ByteNumbers.parseCount(text, 0, text.length);
        if (count < 0) {
            blame(RejectReason.BAD_NUMBER, field);
        }
        return count;
    }

    /** A port, or ICMP's type or code in its place as Zeek has them; 0 where both are absent. */
    int port(EveField field, EveField icmpField) {
        EveField present = has(field) ? field : icmpField;
        long port = count(present);
        if (port > 0xffff) {
            blame(RejectReason.BAD_NUMBER, present);
        }
        return (int) Math.max(0, port);
    }

    private void blame(RejectReason reason, EveField field) {
        if (fault == null) {
            fault = reason;
            faultColumn = has(field) ? line.column(slot(field)) : 0;
        }
    }

    private int slot(EveField field) {
        return requireNonNullElse(slots.get(field), 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
