// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts sessions by sensor and hour, and by institution. One thread only. */
final class FactsTally {

    private static final int HOURS = 24;

    private long rows;
    private final SortedMap<String, long[]> sensors = new TreeMap<>();
    private final SortedMap<Integer, Long> institutions = new TreeMap<>();

    void addSensor(String sensor, int hour, long sessions) {
        sensors.computeIfAbsent(sensor, name -> new long[HOURS])[hour] += sessions;
        rows += sessions;
    }

    void addInstitution(int institution, long sessions) {
        institutions.merge(institution, sessions, Long::sum);
    }

    void add(FactsTally other) {
        other.sensors.forEach((sensor, hours) -> {
            for (int hour = 0; hour < HOURS; hour++) {
                addSensor(sensor, hour, hours[hour]);
            }
        });
        other.institutions.forEach(this::addInstitution);
    }

    long rows() {
        return rows;
    }

    SortedMap<String, List<Long>> sensors() {
        SortedMap<String, List<Long>> copy = new TreeMap<>();
        for (Map.Entry<String, long[]> sensor : sensors.entrySet()) {
            List<Long> hours = new ArrayList<>();
            for (long sessions : sensor.getValue()) {
                hours.add(sessions);
            }
            copy.put(sensor.getKey(), hours);
        }
        return copy;
    }

    SortedMap<Integer, Long> institutions() {
        return institutions;
    }

    void write(ByteStore to) {
        to.putVar(sensors.size());
        sensors.forEach((sensor, hours) -> {
            writeText(sensor, to);
            for (long sessions : hours) {
                to.putVar(sessions);
            }
        });
        to.putVar(institutions.size());
        institutions.forEach((institution, sessions) -> {
            to.putVar(institution);
            to.putVar(sessions);
        });
    }

    static FactsTally read(ByteReader from) {
        FactsTally facts = new FactsTally();
        for (long left = from.readVar(); left > 0; left--) {
            String sensor = readText(from);
            for (int hour = 0; hour < HOURS; hour++) {
                facts.addSensor(sensor, hour, from.readVar());
            }
        }
        for (long left = from.readVar(); left > 0; left--) {
            int institution = (int) from.readVar();
            facts.addInstitution(institution, from.readVar());
        }
        return facts;
    }

    static void writeText(String text, ByteStore to) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.putVar(bytes.length);
        to.put(bytes, 0, bytes.length);
    }

    static String readText(ByteReader from) {
        byte[] bytes = new byte[(int) from.readVar()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) from.readByte();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
