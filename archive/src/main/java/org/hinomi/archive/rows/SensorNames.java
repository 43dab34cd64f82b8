// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.rows;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers for the names of sensors, from 0 in the order they come. Not thread-safe. */
final class SensorNames {

    private final List<String> names = new ArrayList<>();
    private final Map<String, Character> numbers = new HashMap<>();

    char numberOf(String name) {
        Character known = numbers.get(name);
        if (known != null) {
            return known;
        }
        if (names.size() > Character.MAX_VALUE) {
            throw new IllegalStateException("more than " + names.size() + " sensors in one table");
        }
        char number = (char) names.size();
        names.add(name);
        numbers.put(name, number);
        return number;
    }

    String name(char number) {
        return names.get(number);
    }

    List<String> all() {
        return List.copyOf(names);
    }

    void clear() {
        names.clear();
        numbers.clear();
    }

    void setTo(SensorNames others) {
        if (!names.equals(others.names)) {
            clear();
            others.names.forEach(this::numberOf);
        }
    }
}
