// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The lines of one rule as they stand in the file. One thread only. */
final class RuleText {

    private final String name;
    private final int line;
    private final Map<String, Value> values = new HashMap<>();

    private record Value(String text, int line) {}

    RuleText(String name, int line) {
        this.name = name;
        this.line = line;
    }

    String name() {
        return name;
    }

    /** Where the rule begins. */
    int line() {
        return line;
    }

    /** Takes a line; false where the key stands already. */
    boolean put(String key, String text, int at) {
        return values.putIfAbsent(key, new Value(text, at)) == null;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value, empty where there is none. */
    String value(String key) {
        Value value = values.get(key);
        return value == null ? "" : value.text();
    }

    /** Where the key stands, or the rule where it does not. */
    int lineOf(String key) {
        Value value = values.get(key);
        return value == null ? line : value.line();
    }

    /** The parts of a list. */
    List<String> parts(String key) {
        return has(key)
                ? Stream.of(value(key).split(",", -1)).map(String::strip).toList()
                : List.of();
    }
}
