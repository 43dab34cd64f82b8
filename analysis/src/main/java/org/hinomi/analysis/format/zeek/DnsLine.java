// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.StableHash;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.format.FieldRule;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * One record of Zeek's dns log (base/protocols/dns/main.zeek). Only questions for addresses (A, AAAA) of which it is known
 * that there is no such name, or an address, make a lookup; a line that says something else (no reply, a failing server, no
 * such record, another kind of question, multicast DNS) is one of a kind that is not used.
 *
 * <p>The name goes no further than {@link #nameHash}: letters of either case are one (RFC 4343), and the dot of the root may
 * stand or not. One thread only.
 */
final class DnsLine extends SightingLine {

    private static final int NO_ERROR = 0;
    private static final int NX_DOMAIN = 3;
    private static final int NOT_SAID = -1;

    private static final Set<Integer> ADDRESS_TYPES = Set.of(1, 28);
    private static final Set<String> ADDRESS_TYPE_NAMES = Set.of("A", "AAAA");

    private static final Set<String> WANTED = Set.of(
            ConnColumn.TS.zeekName(),
            ConnColumn.UID.zeekName(),
            ConnColumn.ORIG_H.zeekName(),
            ConnColumn.ORIG_P.zeekName(),
            ConnColumn.RESP_H.zeekName(),
            ConnColumn.RESP_P.zeekName(),
            DnsFields.TRANSACTION,
            DnsFields.QUERY,
            DnsFields.TYPE,
            DnsFields.TYPE_NAME,
            DnsFields.CODE,
            DnsFields.CODE_NAME,
            DnsFields.ANSWERS);

    private final List<IpAddress> answers = new ArrayList<>();

    DnsLine(String sensor) {
        super(sensor, "dns");
    }

    @Override
    Optional<FieldRule> rule(String name) {
        return DnsFields.find(name);
    }

    @Override
    void clear() {
        super.clear();
        answers.clear();
    }

    @Override
    boolean wants(String name) {
        return WANTED.contains(name);
    }

    @Override
    boolean isVector(String name) {
        return name.equals(DnsFields.ANSWERS);
    }

    /** Of the answers, the addresses: names that stand for another name, and texts, are none. */
    @Override
    void putAll(String name, List<String> elements) {
        for (String element : elements) {
            IpAddress.parse(element).ifPresent(answers::add);
        }
    }

    @Override
    boolean finish(RecordSink sink) {
        long timeMs = timeMs();
        @Nullable IpAddress src = address(ConnColumn.ORIG_H);
        @Nullable IpAddress dst = address(ConnColumn.RESP_H);
        if (timeMs < 0) {
            return reject(sink, ConnColumn.TS.zeekName(), RejectReason.BAD_TIME);
        }
        if (src == null || dst == null) {
            return reject(
                    sink, (src == null ? ConnColumn.ORIG_H : ConnColumn.RESP_H).zeekName(), RejectReason.BAD_ADDRESS);
        }
        int code = code();
        int type = count(DnsFields.TYPE, NOT_SAID);
        if (code == BAD || type == BAD) {
            return reject(sink, code == BAD ? DnsFields.CODE : DnsFields.TYPE, RejectReason.BAD_NUMBER);
        }
        String name = name();
        Optional<Lookup.Outcome> outcome = isForAddress(type) && !dst.isMulticast() ? outcome(code) : Optional.empty();
        if (outcome.isEmpty() || name.isEmpty()) {
            sink.reject(RejectReason.UNUSED_KIND, 0);
            return false;
        }
        sink.acceptSighting(new Lookup(
                timeMs,
                sensor(),
                src,
                dst,
                nameHash(name),
                outcome.get(),
                publicAnswer(outcome.get()),
                recordId(timeMs, type),
                0,
                0));
        return true;
    }

    private boolean isForAddress(int type) {
        return type == NOT_SAID
                ? ADDRESS_TYPE_NAMES.contains(value(DnsFields.TYPE_NAME))
                : ADDRESS_TYPES.contains(type);
    }

    private int code() {
        int code = count(DnsFields.CODE, NOT_SAID);
        if (code != NOT_SAID) {
            return code;
        }
        return switch (value(DnsFields.CODE_NAME)) {
            case "NOERROR" -> NO_ERROR;
            case "NXDOMAIN" -> NX_DOMAIN;
            default -> NOT_SAID;
        };
    }

    private Optional<Lookup.Outcome> outcome(int code) {
        if (code == NX_DOMAIN) {
            return Optional.of(Lookup.Outcome.NO_SUCH_NAME);
        }
        return code == NO_ERROR && !answers.isEmpty() ? Optional.of(Lookup.Outcome.ADDRESS) : Optional.empty();
    }

    private IpAddress publicAnswer(Lookup.Outcome outcome) {
        return outcome == Lookup.Outcome.ADDRESS
                ? answers.stream().filter(IpAddress::isGlobal).findFirst().orElse(Lookup.NO_ADDRESS)
                : Lookup.NO_ADDRESS;
    }

    /** The name without the dot of the root. */
    private String name() {
        String name = value(DnsFields.QUERY);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    private static long nameHash(String name) {
        StringBuilder lower = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
        }
        return StableHash.of(lower.toString());
    }

    /**
     * Many lookups may share a uid: that of their flow. The name is no part of it: an id is kept longer than a name may be,
     * and under no key.
     */
    private long recordId(long timeMs, int type) {
        return recordId(String.join(
                "|",
                value(ConnColumn.UID.zeekName()),
                Long.toString(timeMs),
                value(ConnColumn.ORIG_H.zeekName()),
                value(ConnColumn.ORIG_P.zeekName()),
                value(ConnColumn.RESP_H.zeekName()),
                value(ConnColumn.RESP_P.zeekName()),
                value(DnsFields.TRANSACTION),
                type == NOT_SAID ? value(DnsFields.TYPE_NAME) : Integer.toString(type)));
    }
}
