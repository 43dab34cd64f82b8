// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format;

import java.util.List;
import java.util.Random;

/** Writes random session lines as sensors write them: a third failed contacts, one address in twelve IPv6. */
public final class SampleLines {

    public static final String ZEEK_FIELDS = "ts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tservice"
            + "\tduration\torig_bytes\tresp_bytes\tconn_state\tlocal_orig\tlocal_resp\tmissed_bytes\thistory\torig_pkts"
            + "\torig_ip_bytes\tresp_pkts\tresp_ip_bytes\ttunnel_parents";

    public static final String NII_SOCS_HEADER = "session_id,capture_time,src_and_dest_ip_class,src_university_id,"
            + "dest_university_id,subtype,generated_time,source_ip,src_country_code,destination_ip,dest_country_code,"
            + "rule_name,source_user,destination_user,application,virtual_system,source_zone,destination_zone,"
            + "log_forwarding_profile,repeat_cnt,source_port,destination_port,flags,protocol,action,bytes,bytes_sent,"
            + "bytes_received,packets,start_time,elapsed_time,category,source_location,destination_location,"
            + "packets_sent,packets_received,session_end_reason,action_source";

    private static final List<String> STATES = List.of("SF", "SF", "SF", "SF", "S1", "RSTO", "RSTR", "OTH", "REJ");
    private static final List<String> SERVICES =
            List.of("ssl", "ssl", "ssl", "http", "http", "dns", "dns", "gssapi,smb", "dhcp", "-ssl", "ftp-data");
    private static final String UID_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private SampleLines() {}

    /** A line of Zeek's conn log with the columns of {@link #ZEEK_FIELDS}. */
    public static void zeek(Random random, StringBuilder line) {
        boolean isFailed = random.nextInt(3) == 0;
        int kind = random.nextInt(20);
        String proto = kind < 12 || isFailed ? "tcp" : kind < 19 ? "udp" : "icmp";
        boolean isIpv6 = random.nextInt(12) == 0;
        line.append(1_767_225_600 + random.nextInt(86_400)).append('.');
        padded(line, random.nextInt(1_000_000), 6).append('\t');
        uid(random, line).append('\t');
        address(random, line, isIpv6).append('\t').append(random.nextInt(1024, 65536));
        address(random, line.append('\t'), isIpv6)
                .append('\t')
                .append(port(random))
                .append('\t');
        line.append(proto)
                .append('\t')
                .append(isFailed || random.nextBoolean() ? "-" : SERVICES.get(random.nextInt(SERVICES.size())))
                .append('\t');
        if (isFailed) {
            line.append("-\t-\t-\tS0\tF\tT\t0\tS\t1\t")
                    .append(random.nextBoolean() ? 40 : 60)
                    .append("\t0\t0\t-");
            return;
        }
        line.append(random.nextInt(1 << random.nextInt(10))).append('.');
        padded(line, random.nextInt(1_000_000), 6)
                .append('\t')
                .append(count(random, 20))
                .append('\t');
        line.append(count(random, 28)).append('\t').append(STATES.get(random.nextInt(STATES.size())));
        line.append("\tT\tF\t0\t")
                .append("ShADadtfFrR", 0, 2 + random.nextInt(9))
                .append('\t');
        line.append(count(random, 10)).append('\t').append(count(random, 22)).append('\t');
        line.append(count(random, 12)).append('\t').append(count(random, 28)).append("\t-");
    }

    /** A row of a SESSION export with the columns of {@link #NII_SOCS_HEADER}. */
    public static void niiSocs(Random random, StringBuilder line) {
        boolean isFailed = random.nextInt(3) == 0;
        boolean isIpv6 = random.nextInt(12) == 0;
        line.append(random.nextInt(1 << 22)).append(',');
        time(random, line).append(",1,12,,end,");
        time(random, line).append(',');
        address(random, line, isIpv6).append(",JP,");
        address(random, line, isIpv6)
                .append(",US,rule-")
                .append(random.nextInt(30))
                .append(",,,");
        line.append(isFailed ? "incomplete" : "ssl").append(",vsys1,inside,outside,log,1,");
        line.append(random.nextInt(1024, 65536))
                .append(',')
                .append(port(random))
                .append(",0x400053,");
        line.append(random.nextInt(3) == 0 ? "udp" : "tcp").append(",allow,");
        counts(random, line, isFailed ? 0 : count(random, 28));
        time(random, line).append(',').append(random.nextInt(1 << random.nextInt(10)));
        line.append(",any,Japan,United States,");
        counts(random, line, isFailed ? 0 : count(random, 10), false);
        line.append(isFailed ? "aged-out" : "tcp-fin").append(",from-policy");
    }

    /** A TRAFFIC line of PAN-OS 9 behind a syslog header. */
    public static void panOs(Random random, StringBuilder line) {
        boolean isFailed = random.nextInt(3) == 0;
        boolean isIpv6 = random.nextInt(12) == 0;
        line.append("<14>May  1 10:00:30 fw 1,");
        time(random, line).append(",001801000001,TRAFFIC,end,2305,");
        time(random, line).append(',');
        address(random, line, isIpv6).append(',');
        address(random, line, isIpv6)
                .append(",0.0.0.0,0.0.0.0,rule-")
                .append(random.nextInt(30))
                .append(",,,");
        line.append(isFailed ? "incomplete" : "ssl").append(",vsys1,inside,outside,ae1,ae2,log,");
        time(random, line).append(',').append(random.nextInt(1 << 22)).append(",1,");
        line.append(random.nextInt(1024, 65536))
                .append(',')
                .append(port(random))
                .append(",0,0,0x400053,");
        line.append(random.nextInt(3) == 0 ? "udp" : "tcp").append(",allow,");
        counts(random, line, isFailed ? 0 : count(random, 28));
        time(random, line).append(',').append(random.nextInt(1 << random.nextInt(10)));
        line.append(",any,0,").append(random.nextLong(1L << 40)).append(",0x0,Japan,United States,0,");
        counts(random, line, isFailed ? 0 : count(random, 10), false);
        line.append(isFailed ? "aged-out" : "tcp-fin").append(",11,12,0,0,vsys1,fw-1,from-policy,,,0,,0,,N/A,0,0,0,0,");
        line.append("0cc1b6d8-7e3c-4a3e-9d5a-5a4e2c1d0001,0,0,,,,,,,");
    }

    private static void counts(Random random, StringBuilder line, long received) {
        counts(random, line, received, true);
    }

    /** Bytes stand as total, sent, received and packets; the packets' parts as sent, received. */
    private static void counts(Random random, StringBuilder line, long received, boolean isBytes) {
        long sent = 1 + count(random, isBytes ? 20 : 10);
        if (isBytes) {
            line.append(sent + received)
                    .append(',')
                    .append(sent)
                    .append(',')
                    .append(received)
                    .append(',');
            line.append(count(random, 12)).append(',');
        } else {
            line.append(sent).append(',').append(received).append(',');
        }
    }

    private static StringBuilder uid(Random random, StringBuilder line) {
        line.append('C');
        for (int i = random.nextInt(8) == 0 ? 16 : 17; i > 0; i--) {
            line.append(UID_LETTERS.charAt(random.nextInt(62)));
        }
        return line;
    }

    private static StringBuilder address(Random random, StringBuilder line, boolean isIpv6) {
        if (isIpv6) {
            line.append("2001:db8:").append(Integer.toHexString(random.nextInt(1 << 16)));
            return line.append("::").append(Integer.toHexString(random.nextInt(1 << 16)));
        }
        if (random.nextBoolean()) {
            line.append("10.")
                    .append(random.nextInt(256))
                    .append('.')
                    .append(random.nextInt(256))
                    .append('.');
        } else {
            line.append(List.of("192.0.2.", "198.51.100.", "203.0.113.").get(random.nextInt(3)));
        }
        line.append(random.nextInt(256));
        return line;
    }

    private static int port(Random random) {
        return random.nextInt(3) == 0 ? 53 : random.nextInt(4) == 0 ? random.nextInt(65536) : 443;
    }

    private static long count(Random random, int bits) {
        return random.nextLong(1L << random.nextInt(1, bits));
    }

    private static StringBuilder time(Random random, StringBuilder line) {
        line.append("2026/05/01 ");
        padded(line, random.nextInt(24), 2).append(':');
        padded(line, random.nextInt(60), 2).append(':');
        return padded(line, random.nextInt(60), 2);
    }

    private static StringBuilder padded(StringBuilder line, int value, int digits) {
        String text = Integer.toString(value);
        return line.repeat('0', digits - text.length()).append(text);
    }
}
