// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.util.List;
import java.util.Random;

/** Damages lines as relays, full disks and other releases do. Texts hold one byte a character. */
public final class LineDamage {

    private static final List<String> ODD_VALUES = List.of(
            "",
            "-",
            "(empty)",
            "1e3",
            "-1.5",
            "+7",
            "0.1",
            "00012",
            "65536",
            "123456789",
            "12345678901234567",
            "1234567890123456789",
            "99999999999.123456",
            "123456789012.123456",
            "1.2.3",
            "1.2.3.4.5",
            "192.0.2.256",
            "192.0.02.1",
            "192.0.2.1 ",
            "::ffff:192.0.2.1",
            "2001:db8::",
            "2001:db8:0:0:1:0:0:1",
            "sctp",
            "ICMP",
            "RSTOS0",
            "RSTOS0RSTOS0",
            "SF ",
            "\\x53F",
            "a\\\\b",
            "\u00e6\u0097\u00a5",
            "\u0000",
            "\"q\"",
            "\"a,b\"",
            "\"");

    private LineDamage() {}

    /** A line, four times in five as it was, with its line end. */
    public static String damaged(String line, char separator, Random random) {
        return switch (random.nextInt(50)) {
            case 0 -> line.substring(0, random.nextInt(line.length() + 1)) + "\n";
            case 1 -> line + separator + "more\n";
            case 2 -> line + "\r\n";
            case 3 -> " \t".repeat(random.nextInt(3)) + "\n";
            case 4 -> " " + line + "\n";
            case 5 -> "#" + line + "\n";
            case 6 -> line + "\n\n";
            case 7, 8 -> withRandomByte(line, random) + "\n";
            case 9, 10, 11 -> withOddValue(line, separator, random) + "\n";
            default -> line + "\n";
        };
    }

    private static String withRandomByte(String line, Random random) {
        StringBuilder damaged = new StringBuilder(line);
        damaged.setCharAt(random.nextInt(line.length()), (char) random.nextInt(256));
        return damaged.toString();
    }

    private static String withOddValue(String line, char separator, Random random) {
        String[] fields = line.split(String.valueOf(separator), -1);
        fields[random.nextInt(fields.length)] = ODD_VALUES.get(random.nextInt(ODD_VALUES.size()));
        return String.join(String.valueOf(separator), fields);
    }
}
