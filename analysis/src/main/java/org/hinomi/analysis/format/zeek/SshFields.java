// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hinomi.model.format.FieldRule;

/**
 * Field classes of Zeek's ssh log (base/protocols/ssh/main.zeek and the policy scripts under protocols/ssh), apart from the
 * columns that it shares with the conn log.
 *
 * <p>What the client calls itself is conditional, as a browser's user agent is: it can single out a person's device.
 */
final class SshFields {

    static final String SUCCESS = "auth_success";
    static final String ATTEMPTS = "auth_attempts";

    private static final List<String> UNUSED = List.of(
            "version",
            "direction",
            "server",
            "cipher_alg",
            "mac_alg",
            "compression_alg",
            "kex_alg",
            "host_key_alg",
            "host_key",
            "host_key_fingerprint",
            "inferences",
            "hasshVersion",
            "hassh",
            "hasshServer",
            "hasshAlgorithms",
            "hasshServerAlgorithms",
            "remote_location.country_code",
            "remote_location.region",
            "remote_location.city",
            "remote_location.latitude",
            "remote_location.longitude");

    static final List<FieldRule> ALL = all();

    private SshFields() {}

    /** The rule of a column of an ssh log, empty where nobody assigned one. */
    static Optional<FieldRule> find(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst().or(() -> ConnFields.find(name));
    }

    private static List<FieldRule> all() {
        List<FieldRule> rules = new ArrayList<>();
        rules.add(FieldRule.open(SUCCESS, "isAccepted"));
        rules.add(FieldRule.open(ATTEMPTS, "refused"));
        UNUSED.forEach(name -> rules.add(FieldRule.openUnused(name)));
        rules.add(FieldRule.conditional("client"));
        return List.copyOf(rules);
    }
}
