// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.score;

import java.util.List;

/**
 * A capture with what is expected of it.
 *
 * @param folder below the data folder
 * @param networks whose hosts are inside, beside the capture's own host
 * @param expected what should come out
 * @param hostAndServer an infected host and its command server where no label names them, else empty
 */
record Capture(String folder, List<String> networks, Expected expected, List<String> hostAndServer) {

    /** What should come out. */
    enum Expected {
        /** The command server is first among the infected host's peers. */
        COMMAND_SERVER,
        /** No compromise is claimed. */
        NO_VERDICT,
        /** Nothing is asked: what is found is printed. */
        SHOWN
    }

    /** RFC 1918 and RFC 4193. */
    private static final List<String> PRIVATE =
            List.of("10.0.0.0/8=campus", "172.16.0.0/12=campus", "192.168.0.0/16=campus", "fc00::/7=campus");

    static final List<Capture> ALL = List.of(
            new Capture("sessions/strato-001-njrat-cc", PRIVATE, Expected.COMMAND_SERVER, List.of()),
            // An emulation in a laboratory: its outside is 192.168.0.0/16.
            new Capture(
                    "sessions/apt29-day1-zeek",
                    List.of("10.0.0.0/8=campus"),
                    Expected.COMMAND_SERVER,
                    List.of("10.0.1.6", "192.168.0.4")),
            new Capture("sessions/ctu-benign-workstation-day", PRIVATE, Expected.NO_VERDICT, List.of()),
            new Capture("sessions/rita-proxy", PRIVATE, Expected.NO_VERDICT, List.of()),
            new Capture("sessions/rita-proxy-rolling", PRIVATE, Expected.NO_VERDICT, List.of()),
            new Capture("sessions/strato-008-univ-host-day", List.of(), Expected.NO_VERDICT, List.of()),
            new Capture("sessions/strato-010-univ-host-day", List.of(), Expected.NO_VERDICT, List.of()),
            new Capture("sessions/strato-002-nmap", PRIVATE, Expected.SHOWN, List.of()),
            new Capture("sessions/strato-006-ssh-honeypot", PRIVATE, Expected.SHOWN, List.of()),
            new Capture("sessions/slips-test9-mixed-zeek", PRIVATE, Expected.SHOWN, List.of()),
            new Capture("sessions/slips-test10-mixed-zeek", PRIVATE, Expected.SHOWN, List.of()),
            new Capture("sessions/zat-zeek", PRIVATE, Expected.SHOWN, List.of()));

    /** Its name in tables. */
    String name() {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }
}
