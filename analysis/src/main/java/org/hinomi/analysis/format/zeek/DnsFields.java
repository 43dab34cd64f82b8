// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hinomi.model.format.FieldRule;

/**
 * Field classes of Zeek's dns log (base/protocols/dns/main.zeek and policy/protocols/dns/auth-addl.zeek), apart from the columns
 * that it shares with the conn log.
 *
 * <p>A name that was asked for is conditional: with the host that asked, it says what a person is after. So are names in the
 * answer and behind it.
 */
final class DnsFields {

    static final String TRANSACTION = "trans_id";
    static final String QUERY = "query";
    static final String TYPE = "qtype";
    static final String TYPE_NAME = "qtype_name";
    static final String CODE = "rcode";
    static final String CODE_NAME = "rcode_name";
    static final String ANSWERS = "answers";

    private static final List<String> UNUSED = List.of(
            "rtt",
            "qclass",
            "qclass_name",
            "opcode",
            "opcode_name",
            "AA",
            "TC",
            "RD",
            "RA",
            "Z",
            "TTLs",
            "rejected",
            "total_answers",
            "total_replies",
            "saw_query",
            "saw_reply");

    static final List<FieldRule> ALL = all();

    private DnsFields() {}

    /** The rule of a column of a dns log, empty where nobody assigned one. */
    static Optional<FieldRule> find(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst().or(() -> ConnFields.find(name));
    }

    private static List<FieldRule> all() {
        List<FieldRule> rules = new ArrayList<>();
        rules.add(FieldRule.open(TRANSACTION, "recordId"));
        rules.add(FieldRule.open(TYPE, "outcome"));
        rules.add(FieldRule.open(TYPE_NAME, "outcome"));
        rules.add(FieldRule.open(CODE, "outcome"));
        rules.add(FieldRule.open(CODE_NAME, "outcome"));
        UNUSED.forEach(name -> rules.add(FieldRule.openUnused(name)));
        rules.add(FieldRule.conditional(QUERY, "name: a hash under a key that lives as long as the process"));
        rules.add(FieldRule.conditional(ANSWERS, "answer: the first public address"));
        rules.add(FieldRule.conditional("original_query"));
        rules.add(FieldRule.conditional("auth"));
        rules.add(FieldRule.conditional("addl"));
        return List.copyOf(rules);
    }
}
