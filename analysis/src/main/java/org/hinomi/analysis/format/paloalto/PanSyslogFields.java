// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.paloalto;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hinomi.model.format.FieldRule;

/**
 * The fields of TRAFFIC and THREAT lines in their order, by the names of Palo Alto's "Syslog Field Descriptions"
 * (PAN-OS 11), and their classes. {@code future_use_N} stands at place N of the line, from 0.
 *
 * <p>Conditional is what names a person or their device (users, mail addresses, IMSI, IMEI, host names, MAC addresses)
 * and what they asked for ({@code misc}: URL or file name; {@code referer}, {@code user_agent}, headers).
 */
final class PanSyslogFields {

    private static final String HEAD = """
            future_use_0 receive_time serial_number type subtype future_use_5 generated_time source_address
            destination_address nat_source_ip nat_destination_ip rule_name source_user destination_user application
            virtual_system source_zone destination_zone inbound_interface outbound_interface log_action future_use_21
            session_id repeat_count source_port destination_port nat_source_port nat_destination_port flags protocol
            action""";

    private static final String DEVICES = """
            source_device_category source_device_profile source_device_model source_device_vendor
            source_device_os_family source_device_os_version source_hostname source_mac_address
            destination_device_category destination_device_profile destination_device_model destination_device_vendor
            destination_device_os_family destination_device_os_version destination_hostname destination_mac_address
            container_id pod_namespace pod_name source_external_dynamic_list destination_external_dynamic_list
            host_id endpoint_serial_number""";

    private static final String APPLICATION = """
            application_subcategory application_category application_technology application_risk
            application_characteristic application_container tunneled_application application_saas
            application_sanctioned_state""";

    /** Fields of a TRAFFIC line. */
    static final List<String> TRAFFIC = names(HEAD, """
            bytes bytes_sent bytes_received packets start_time elapsed_time category future_use_38 sequence_number
            action_flags source_country destination_country future_use_43 packets_sent packets_received
            session_end_reason device_group_hierarchy_1 device_group_hierarchy_2 device_group_hierarchy_3
            device_group_hierarchy_4 virtual_system_name device_name action_source source_vm_uuid destination_vm_uuid
            tunnel_id_or_imsi monitor_tag_or_imei parent_session_id parent_start_time tunnel_type sctp_association_id
            sctp_chunks sctp_chunks_sent sctp_chunks_received rule_uuid http2_connection app_flap_count policy_id
            link_switches sdwan_cluster sdwan_device_type sdwan_cluster_type sdwan_site dynamic_user_group_name
            xff_address""", DEVICES, """
            source_dynamic_address_group destination_dynamic_address_group session_owner high_resolution_timestamp
            slice_service_type slice_differentiator""", APPLICATION, """
            offloaded""");

    /** Fields of a THREAT line. */
    static final List<String> THREAT = names(HEAD, """
            misc threat_id category severity direction sequence_number action_flags source_country destination_country
            future_use_40 content_type pcap_id file_digest cloud url_index user_agent file_type x_forwarded_for referer
            sender subject recipient report_id device_group_hierarchy_1 device_group_hierarchy_2
            device_group_hierarchy_3 device_group_hierarchy_4 virtual_system_name device_name file_url source_vm_uuid
            destination_vm_uuid http_method tunnel_id_or_imsi monitor_tag_or_imei parent_session_id parent_start_time
            tunnel_type threat_category content_version future_use_71 sctp_association_id payload_protocol_id
            http_headers url_category_list rule_uuid http2_connection dynamic_user_group_name xff_address""", DEVICES, """
            domain_external_dynamic_list source_dynamic_address_group destination_dynamic_address_group partial_hash
            high_resolution_timestamp reason justification slice_service_type""", APPLICATION, """
            cloud_report_id cluster_name flow_type""");

    private static final Set<String> CONDITIONAL = Set.of(
            "source_user",
            "destination_user",
            "dynamic_user_group_name",
            "tunnel_id_or_imsi",
            "monitor_tag_or_imei",
            "xff_address",
            "x_forwarded_for",
            "source_hostname",
            "source_mac_address",
            "destination_hostname",
            "destination_mac_address",
            "host_id",
            "endpoint_serial_number",
            "misc",
            "user_agent",
            "referer",
            "sender",
            "subject",
            "recipient",
            "file_url",
            "http_headers",
            "justification");

    private static final Map<String, String> USES = Map.ofEntries(
            Map.entry("serial_number", "recordId"),
            Map.entry("type", "kind"),
            Map.entry("subtype", "category"),
            Map.entry("generated_time", "timeMs"),
            Map.entry("high_resolution_timestamp", "timeMs"),
            Map.entry("start_time", "startMs"),
            Map.entry("elapsed_time", "durationMs"),
            Map.entry("source_address", "src"),
            Map.entry("destination_address", "dst"),
            Map.entry("source_port", "srcPort"),
            Map.entry("destination_port", "dstPort"),
            Map.entry("protocol", "protocol"),
            Map.entry("action", "state, action"),
            Map.entry("application", "state, service"),
            Map.entry("session_end_reason", "state"),
            Map.entry("bytes", "bytesOut, bytesIn"),
            Map.entry("packets", "packetsOut, packetsIn"),
            Map.entry("bytes_sent", "bytesOut"),
            Map.entry("bytes_received", "bytesIn"),
            Map.entry("packets_sent", "packetsOut"),
            Map.entry("packets_received", "packetsIn"),
            Map.entry("session_id", "recordId"),
            Map.entry("sequence_number", "recordId"),
            Map.entry("threat_id", "signature, name"),
            Map.entry("category", "category"),
            Map.entry("threat_category", "category"),
            Map.entry("severity", "severity"),
            Map.entry("file_digest", "fileHash"));

    private PanSyslogFields() {}

    private static List<String> names(String... parts) {
        return List.of(String.join(" ", parts).strip().split("\\s+"));
    }

    /** One rule for every name of either type. */
    static List<FieldRule> rules() {
        Map<String, FieldRule> rules = new LinkedHashMap<>();
        Stream.concat(TRAFFIC.stream(), THREAT.stream()).forEach(name -> rules.putIfAbsent(name, rule(name)));
        return new ArrayList<>(rules.values());
    }

    private static FieldRule rule(String name) {
        if (CONDITIONAL.contains(name)) {
            return FieldRule.conditional(name);
        }
        String use = USES.get(name);
        return use == null ? FieldRule.openUnused(name) : FieldRule.open(name, use);
    }
}
