// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.traffic;

import static org.hinomi.bench.simulate.world.AlertKind.INTRUSION;
import static org.hinomi.bench.simulate.world.AlertKind.NAME_LOOKUP;
import static org.hinomi.bench.simulate.world.AlertKind.SPYWARE;
import static org.hinomi.bench.simulate.world.AlertKind.VULNERABILITY;
import static org.hinomi.model.alert.Severity.HIGH;
import static org.hinomi.model.alert.Severity.INFORMATIONAL;
import static org.hinomi.model.alert.Severity.LOW;
import static org.hinomi.model.alert.Severity.MEDIUM;

import java.util.List;
import org.hinomi.bench.simulate.world.Signature;

/**
 * Signatures that fire all day and mean little: sweeps, reputation, packets that a decoder does not like, worms of twenty years ago
 * that still go round, policies. Names and numbers are invented.
 */
final class NoiseSignatures {

    private static final String SCAN = "Detection of a Network Scan";
    private static final String MISC = "Misc Attack";
    private static final String POLICY = "Potential Corporate Privacy Violation";
    private static final String WEB = "Web Application Attack";
    private static final String DECODER = "Generic Protocol Command Decode";
    private static final String WORM = "Misc Attack";

    /** Any port. */
    private static final int ANY = 0;

    /**
     * A signature with where it looks.
     *
     * @param port the destination port; {@link #ANY} for all
     */
    record Watch(int port, Signature signature) {

        /** Pages come by either of two ports. */
        boolean covers(int dstPort) {
            return port == ANY || port == dstPort || (port == 80 && dstPort == 443);
        }
    }

    /** Raised about what outsiders try. */
    static final List<Watch> INBOUND = List.of(
            on(3389, new Signature(2900001, INTRUSION, "SCAN remote desktop sweep", SCAN, LOW)),
            on(23, new Signature(2900002, INTRUSION, "SCAN telnet sweep of small devices", SCAN, LOW)),
            on(ANY, new Signature(2900003, INTRUSION, "SCAN many ports from one address", SCAN, LOW)),
            on(ANY, new Signature(2900051, INTRUSION, "MALFORMED packet out of window", DECODER, LOW)),
            on(ANY, new Signature(2900052, INTRUSION, "MALFORMED checksum of a packet", DECODER, INFORMATIONAL)),
            on(ANY, new Signature(2900053, INTRUSION, "MALFORMED retransmission with other data", DECODER, LOW)),
            on(80, new Signature(2900054, INTRUSION, "MALFORMED request line", DECODER, LOW)),
            on(443, new Signature(2900055, INTRUSION, "MALFORMED greeting of an encrypted session", DECODER, LOW)),
            on(22, new Signature(2900056, INTRUSION, "MALFORMED banner of secure shell", DECODER, INFORMATIONAL)),
            on(25, new Signature(2900057, INTRUSION, "MALFORMED mail dialogue", DECODER, LOW)),
            on(1433, new Signature(2900061, INTRUSION, "OLD database worm, first seen long ago", WORM, MEDIUM)),
            on(80, new Signature(2900062, INTRUSION, "OLD web server worm, overlong request", WORM, MEDIUM)),
            on(80, new Signature(2900063, INTRUSION, "OLD home router loader request", WORM, MEDIUM)),
            on(445, new Signature(2900064, INTRUSION, "OLD file sharing worm", WORM, MEDIUM)),
            on(23, new Signature(2900065, INTRUSION, "OLD camera botnet login", WORM, MEDIUM)),
            on(ANY, new Signature(2900066, INTRUSION, "OLD back door probe", WORM, LOW)),
            on(1433, new Signature(2900004, INTRUSION, "SCAN database port from outside", SCAN, LOW)),
            on(5060, new Signature(2900005, INTRUSION, "SCAN telephony options request", SCAN, LOW)),
            on(5900, new Signature(2900006, INTRUSION, "SCAN virtual desktop port", SCAN, LOW)),
            on(6379, new Signature(2900007, INTRUSION, "SCAN key-value store port", SCAN, LOW)),
            on(445, new Signature(2900008, INTRUSION, "SCAN file sharing port from outside", SCAN, MEDIUM)),
            on(ANY, new Signature(2900009, INTRUSION, "REPUTATION poor, list A", MISC, MEDIUM)),
            on(ANY, new Signature(2900010, INTRUSION, "REPUTATION poor, list B", MISC, MEDIUM)),
            on(ANY, new Signature(2900011, INTRUSION, "REPUTATION poor, list C", MISC, MEDIUM)),
            on(ANY, new Signature(2900012, INTRUSION, "REPUTATION known research scanner", MISC, INFORMATIONAL)),
            on(ANY, new Signature(2900013, INTRUSION, "REPUTATION anonymising relay", MISC, LOW)),
            on(80, new Signature(2900014, INTRUSION, "WEB path traversal in request", WEB, MEDIUM)),
            on(80, new Signature(2900015, INTRUSION, "WEB request for a backup file", WEB, LOW)),
            on(80, new Signature(2900016, INTRUSION, "WEB request for a shell script", WEB, MEDIUM)),
            on(80, new Signature(2900017, INTRUSION, "WEB unusual request method", WEB, LOW)),
            on(80, new Signature(2900018, INTRUSION, "WEB administration page from outside", WEB, LOW)),
            on(80, new Signature(2900019, INTRUSION, "WEB template expression in header", WEB, HIGH)),
            on(
                    22,
                    new Signature(
                            2900020,
                            INTRUSION,
                            "LOGIN many failures, secure shell",
                            "Attempted Administrator Privilege Gain",
                            MEDIUM)),
            on(
                    25,
                    new Signature(
                            2900021, INTRUSION, "LOGIN many failures, mail", "Attempted User Privilege Gain", LOW)),
            on(3389, new Signature(34001, VULNERABILITY, "Remote Desktop Login Attempt Burst", "brute-force", MEDIUM)),
            on(22, new Signature(34002, VULNERABILITY, "Secure Shell Login Attempt Burst", "brute-force", MEDIUM)),
            on(80, new Signature(34003, VULNERABILITY, "Router Command Injection Attempt", "command-execution", HIGH)),
            on(80, new Signature(34004, VULNERABILITY, "Camera Default Password Attempt", "auth-bypass", MEDIUM)),
            on(80, new Signature(34005, VULNERABILITY, "Web Server Information Request", "info-leak", LOW)),
            on(25, new Signature(34006, VULNERABILITY, "Mail Server Relay Probe", "info-leak", LOW)),
            on(3389, new Signature(34007, VULNERABILITY, "Remote Desktop Version Request", "info-leak", INFORMATIONAL)),
            on(ANY, new Signature(34008, VULNERABILITY, "Small Device Shell Request", "command-execution", MEDIUM)),
            on(23, new Signature(34009, VULNERABILITY, "Telnet Default Password Attempt", "auth-bypass", LOW)));

    /** Raised about what the institutions' own hosts do. */
    static final List<Signature> OUTBOUND = List.of(
            new Signature(2900031, INTRUSION, "POLICY command-line client fetches a file", POLICY, INFORMATIONAL),
            new Signature(2900032, INTRUSION, "POLICY remote support program", POLICY, LOW),
            new Signature(2900033, INTRUSION, "POLICY file sharing between peers", POLICY, LOW),
            new Signature(2900034, INTRUSION, "POLICY outdated browser", POLICY, INFORMATIONAL),
            new Signature(
                    2900071, INTRUSION, "POLICY name service beside the institution's own", POLICY, INFORMATIONAL),
            new Signature(2900072, INTRUSION, "POLICY program download over plain web", POLICY, LOW),
            new Signature(2900073, INTRUSION, "POLICY messenger program", POLICY, INFORMATIONAL),
            new Signature(2900074, INTRUSION, "POLICY password in plain text", POLICY, LOW),
            new Signature(2900075, INTRUSION, "MALFORMED answer out of window", DECODER, INFORMATIONAL),
            new Signature(2900076, INTRUSION, "MALFORMED certificate", DECODER, LOW),
            new Signature(2900035, INTRUSION, "INFO address look-up service", "Misc activity", INFORMATIONAL),
            new Signature(2900036, INTRUSION, "INFO certificate of its own signature", "Misc activity", INFORMATIONAL),
            new Signature(19001, SPYWARE, "Advertising Program Beacon", "adware", LOW),
            new Signature(19002, SPYWARE, "Browser Extension Statistics", "adware", LOW),
            new Signature(19003, SPYWARE, "Suspicious User Agent Text", "spyware", MEDIUM),
            new Signature(7001, NAME_LOOKUP, "Newly Seen Name", "DNSQuery", LOW, "cdn-7f3a.example.net"));

    private NoiseSignatures() {}

    private static Watch on(int port, Signature signature) {
        return new Watch(port, signature);
    }
}
