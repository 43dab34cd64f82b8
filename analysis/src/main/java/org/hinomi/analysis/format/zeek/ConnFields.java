// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hinomi.model.format.FieldRule;

/**
 * Field classes of Zeek's conn log (base/protocols/conn/main.zeek, the policy scripts under protocols/conn, and the
 * columns that relays add).
 *
 * <p>Layer 2 addresses are conditional: one names a person's device on its own.
 */
final class ConnFields {

    /** Zeek's own and its policy scripts' columns that we do not keep. */
    private static final List<String> UNUSED = List.of(
            "local_orig",
            "local_resp",
            "orig_ip_bytes",
            "resp_ip_bytes",
            "tunnel_parents",
            "community_id",
            "ip_proto",
            "vlan",
            "inner_vlan",
            "pcr",
            "speculative_service",
            "failed_service",
            "orig_cc",
            "resp_cc",
            "id.ctx",
            "id_ctx");

    /** What relays say of themselves and of the log. */
    private static final List<String> RELAY = List.of(
            "_path", "_system_name", "_write_ts", "_node_name", "@stream", "@system", "@proc", "@timestamp", "node");

    static final List<FieldRule> ALL = all();

    private ConnFields() {}

    /** The rule of a column, empty where nobody assigned one. */
    static Optional<FieldRule> find(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst();
    }

    private static List<FieldRule> all() {
        List<FieldRule> rules = new ArrayList<>();
        for (ConnColumn column : ConnColumn.values()) {
            rules.add(FieldRule.open(column.zeekName(), column.use()));
            if (!column.underscoredName().equals(column.zeekName())) {
                rules.add(FieldRule.open(column.underscoredName(), column.use()));
            }
        }
        UNUSED.forEach(name -> rules.add(FieldRule.openUnused(name)));
        RELAY.forEach(name -> rules.add(FieldRule.openUnused(name)));
        rules.add(FieldRule.conditional("orig_l2_addr"));
        rules.add(FieldRule.conditional("resp_l2_addr"));
        return List.copyOf(rules);
    }
}
