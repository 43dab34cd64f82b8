// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hinomi.server.run.Canary.CONTROL;
import static org.hinomi.server.run.Canary.SECRET;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** One file of each format, with the secret in every conditional, forbidden and unassigned field, and the control beside it. */
final class MarkedLogs {

    static final String HOST = "192.0.2.77";
    static final String PEER = "203.0.113.9";

    /** A name that was asked for. */
    static final String NAME = "www." + SECRET + ".example";

    /** Lines that become sessions, alerts, sign-ins and lookups, of all files. */
    static final int ACCEPTED = 15;

    /** Broken lines that hold the secret. */
    static final int REJECTED = 2;

    /** Of the accepted ones, how many are sessions that happened already. */
    static final int SESSIONS = 5;

    private MarkedLogs() {}

    static void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        writeNiiSocs(folder);
        writeZeek(folder);
        writeZeekSsh(folder);
        writeZeekDns(folder);
        Files.writeString(folder.resolve("eve.json"), eveFlow() + eveAlert("2026-04-01T01:00:02", 9) + laterAlert());
        Files.writeString(folder.resolve("panos.log"), panTraffic() + panThreat());
    }

    private static void writeNiiSocs(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("session.csv"),
                "session_id,start_time,source_ip,destination_ip,source_user,destination_user,source_port,destination_port,"
                        + "protocol,action,bytes_sent,bytes_received,packets_sent,packets_received,note_of_nobody\n"
                        + "7,2026/04/01 10:00:00," + HOST + "," + PEER + "," + SECRET + "," + SECRET
                        + ",5555,80,tcp,allow,100,200,3,4," + SECRET + "\n"
                        + SECRET + "," + SECRET + "\n");
        Files.writeString(
                folder.resolve("target.csv"),
                "targeted_alarm_id,generated_time,source_ip,destination_ip,source_user,alarm_name,threat_id,severity,action,"
                        + "user_agent,x_forwarded_for,file_digest\n"
                        + "8,2026/04/01 10:00:01," + HOST + "," + PEER + "," + SECRET + "," + CONTROL
                        + ",4001,high,alert," + SECRET + "," + SECRET + ",\n");
        Files.writeString(
                folder.resolve("attack.csv"),
                "alarm_id,capture_time,classification,client,dest_ip,dest_port_or_icmp_code,alarm_name,priority,protocol,"
                        + "generator_id,snort_id,revision,src_ip,src_port_or_icmp_code,payload_flg,payload\n"
                        + "9,2026/04/01 10:00:01,misc," + SECRET + "," + HOST + ",80," + CONTROL + ",2,tcp,1,384,2,"
                        + PEER + ",40000," + SECRET + "," + SECRET + "\n");
        Files.writeString(
                folder.resolve("commerr.csv"),
                "comm_err_alarm_id,capture_time,event_name,threat_count,severity,category,start_time,end_time,src_ip,"
                        + "dest_dns_domain,alarm_name,device_ntdomain,dest_ip,dvchost\n"
                        + "3,2026/04/01 10:00:01,classified_domain,1,8,DNSQuery,2026/04/01 10:00:01,,"
                        + HOST + "," + SECRET + ".example," + CONTROL + "," + SECRET + "," + PEER + "," + SECRET
                        + "\n");
    }

    private static void writeZeek(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("conn.log"),
                "#separator \\x09\n#path\tconn\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\tconn_state"
                        + "\torig_bytes\tresp_bytes\torig_l2_addr\tlabel\n"
                        + "1775005200.0\tC" + SECRET + "\t" + HOST + "\t5555\t" + PEER + "\t80\ttcp\tSF\t5\t6\t"
                        + SECRET
                        + "\t" + SECRET + "\n"
                        + SECRET + "\tbroken\n");
        Files.writeString(
                folder.resolve("conn.json"),
                "{\"ts\":1775005201.25,\"uid\":\"D" + SECRET + "\",\"id.orig_h\":\"" + HOST
                        + "\",\"id.orig_p\":5555,\"id.resp_h\":\"" + PEER
                        + "\",\"id.resp_p\":80,\"proto\":\"tcp\",\"conn_state\":\"SF\",\"orig_bytes\":5,\"resp_bytes\":6,"
                        + "\"orig_l2_addr\":\"" + SECRET + "\",\"label\":\"" + SECRET + "\",\"nested\":{\"a\":[\""
                        + SECRET + "\"]}}\n");
    }

    private static void writeZeekSsh(Path folder) throws IOException {
        Files.writeString(
                folder.resolve("ssh.log"),
                "#separator \\x09\n#path\tssh\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tauth_success"
                        + "\tauth_attempts\tclient\tlabel\n"
                        + "1775005202.0\tE" + SECRET + "\t" + PEER + "\t5556\t" + HOST + "\t22\tF\t25\t" + SECRET + "\t"
                        + SECRET + "\n");
    }

    /** A name that does not exist, one that the gate holds because its sensor's clock is ahead, and one in the other form. */
    private static void writeZeekDns(Path folder) throws IOException {
        String answers = "alias." + SECRET + ".example," + PEER;
        Files.writeString(
                folder.resolve("dns.log"),
                "#separator \\x09\n#path\tdns\n#fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\ttrans_id\tquery"
                        + "\tqtype\trcode\tanswers\tlabel\n"
                        + "1775005203.0\tF" + SECRET + "\t" + HOST + "\t5557\t" + PEER + "\t53\t1\t" + NAME
                        + "\t1\t3\t-\t" + SECRET + "\n"
                        + "4080000000.0\tG" + SECRET + "\t" + HOST + "\t5558\t" + PEER + "\t53\t2\t" + NAME
                        + "\t1\t0\t" + answers + "\t" + SECRET + "\n");
        Files.writeString(
                folder.resolve("dns.json"),
                "{\"_path\":\"dns\",\"ts\":1775005204.5,\"uid\":\"H" + SECRET + "\",\"id.orig_h\":\"" + HOST
                        + "\",\"id.orig_p\":5559,\"id.resp_h\":\"" + PEER
                        + "\",\"id.resp_p\":53,\"trans_id\":3,\"query\":\"" + SECRET
                        + ".example\",\"qtype\":28,\"rcode\":0,"
                        + "\"answers\":[\"" + SECRET + ".example\",\"2001:db8::9\"],\"addl\":[\"" + SECRET + "\"]}\n");
    }

    private static String eveFlow() {
        return "{\"timestamp\":\"2026-04-01T01:00:03.000000+0000\",\"flow_id\":12,\"event_type\":\"flow\"," + eveEnds()
                + ",\"app_proto\":\"tls\",\"flow\":{\"pkts_toserver\":12,\"pkts_toclient\":9,\"bytes_toserver\":4056,"
                + "\"bytes_toclient\":23532,\"start\":\"2026-04-01T01:00:02.000000+0000\",\"state\":\"closed\"},"
                + "\"tls\":{\"sni\":\"" + SECRET + "\"},\"note\":\"" + SECRET + "\"}\n";
    }

    private static String eveEnds() {
        return "\"src_ip\":\"" + HOST + "\",\"src_port\":5555,\"dest_ip\":\"" + PEER
                + "\",\"dest_port\":80,\"proto\":\"TCP\"";
    }

    private static String eveAlert(String time, int flowId) {
        return "{\"timestamp\":\"" + time + ".000000+0000\",\"flow_id\":" + flowId + ",\"event_type\":\"alert\","
                + eveEnds()
                + ",\"alert\":{\"action\":\"allowed\",\"gid\":1,\"signature_id\":5,\"signature\":\"" + CONTROL
                + "\",\"category\":\"x\",\"severity\":1},\"payload\":\""
                + Base64.getEncoder().encodeToString(SECRET.getBytes(UTF_8)) + "\",\"payload_printable\":\""
                + SECRET + "\",\"packet\":\"" + SECRET + "\",\"http\":{\"hostname\":\"" + SECRET + "\",\"url\":\"/"
                + SECRET + "\",\"http_user_agent\":\"" + SECRET + "\"},\"email\":{\"from\":\"" + SECRET + "\"}}\n";
    }

    /** From a sensor whose clock is far ahead: the gate holds it whole, and so does every checkpoint. */
    private static String laterAlert() {
        return eveAlert("2099-04-01T01:00:02", 10);
    }

    private static String panTraffic() {
        return "<14>Apr  1 10:00:30 fw 1,2026/04/01 10:00:30,001,TRAFFIC,end,1,2026/04/01 10:00:30," + HOST + "," + PEER
                + ",0.0.0.0,0.0.0.0,rule," + SECRET + "," + SECRET
                + ",web-browsing,vsys1,in,out,e1,e2,log,2026/04/01 10:00:30,19468,1,41537,443,0,0,0x0,tcp,allow,7936,1731,"
                + "6205,24,2026/04/01 10:00:00,30,any,0,62977478,0x0,JP,US,0,10,14,tcp-fin\n";
    }

    private static String panThreat() {
        return "<14>Apr  1 10:00:03 fw 1,2026/04/01 10:00:03,001,THREAT,vulnerability,1,2026/04/01 10:00:03," + HOST
                + ","
                + PEER + ",0.0.0.0,0.0.0.0,rule," + SECRET + "," + SECRET
                + ",web-browsing,vsys1,in,out,e1,e2,fwd,2026/04/01 10:00:03,99,1,5555,80,0,0,0x0,tcp,alert,\"" + SECRET
                + "\"," + CONTROL + "(4002),any,high,client-to-server,1,0x0,JP,US,0,,0,,\n";
    }
}
