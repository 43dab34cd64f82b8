// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.archive.index;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts sessions by sensor and hour, and by institution. One thread only. */
final class FactsTally {

    private static final int HOURS = 24;

    private long rows;
    private final SortedMap<String, long[]> sensors = new TreeMap<>();
    /** Sessions by the institution's number. */
    private long[] institutions = new long[0];

    void addSensor(String sensor, int hour, long sessions) {
        sensors.computeIfAbsent(sensor, name -> new long[HOURS])[hour] += sessions;
        rows += sessions;
    }

    void addInstitution(int institution, long sessions) {
        if (institution >= institutions.length) {
            institutions = Arrays.copyOf(institutions, Math.max(institution + 1, institutions.length * 2));
        }
        institutions[institution] += sessions;
    }

    void add(FactsTally other) {
        other.sensors.forEach((sensor, hours) -> {
            for (int hour = 0; hour < HOURS; hour++) {
                addSensor(sensor, hour, hours[hour]);
            }
        });
        other.institutions().forEach(this::addInstitution);
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

    InstitutionCounts institutions() {
        return new InstitutionCounts(institutions);
    }

    void write(ByteStore to) {
        to.putVar(sensors.size());
        sensors.forEach((sensor, hours) -> {
            writeText(sensor, to);
            for (long sessions : hours) {
                to.putVar(sessions);
            }
        });
        to.putVar(Arrays.stream(institutions).filter(sessions -> sessions > 0).count());
        institutions().forEach((institution, sessions) -> {
            to.putVar(institution);
            to.putVar(sessions);
        });
    }

    /** Goes to what stands behind a tally. */
    static void skip(ByteReader from) {
        for (long left = from.readVar(); left > 0; left--) {
            from.skip((int) from.readVar());
            from.skipVars(HOURS);
        }
        from.skipVars(2 * from.readVar());
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
        return from.readText((int) from.readVar());
    }
}
