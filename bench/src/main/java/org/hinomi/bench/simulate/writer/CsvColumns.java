// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.writer;

import java.util.List;

/** The columns of the NII-SOCS CSV exports, in their order. */
final class CsvColumns {

    static final List<String> SESSION =
            List.of(("session_id,capture_time,src_and_dest_ip_class,src_university_id,dest_university_id,subtype,"
                            + "generated_time,source_ip,src_country_code,destination_ip,dest_country_code,rule_name,"
                            + "source_user,destination_user,application,virtual_system,source_zone,destination_zone,"
                            + "log_forwarding_profile,repeat_cnt,source_port,destination_port,flags,protocol,action,bytes,"
                            + "bytes_sent,bytes_received,packets,start_time,elapsed_time,category,source_location,"
                            + "destination_location,packets_sent,packets_received,session_end_reason,action_source")
                    .split(","));

    static final List<String> TARGET =
            List.of(("targeted_alarm_id,capture_time,src_university_id,dest_university_id,mail_send_status,subtype,"
                            + "generated_time,source_ip,src_country_code,destination_ip,dest_country_code,rule_name,"
                            + "source_user,destination_user,application,virtual_system,source_zone,destination_zone,"
                            + "log_forwarding_profile,repeat_cnt,source_port,destination_port,flags,protocol,action,"
                            + "alarm_name,threat_id,category,severity,direction,source_location,destination_location,"
                            + "content_type,file_digest,user_agent,file_type,x_forwarded_for,payload_flg,pa_session_id,"
                            + "device_name,http_method,tunnel_id_or_imsi,monitor_tag_or_imei,parent_pa_session_id,"
                            + "parent_start_time,tunnel_type,threat_category,sctp_association_id,payload_protocol_id")
                    .split(","));

    static final List<String> ATTACK =
            List.of(("alarm_id,capture_time,src_university_id,dest_university_id,mail_send_status,application_protocol,"
                            + "classification,client,dest_ip,dest_country_code,dest_port_or_icmp_code,intrusion_policy,"
                            + "alarm_name,network_analysis_policy,priority,protocol,generator_id,snort_id,revision,src_ip,"
                            + "src_country_code,src_port_or_icmp_code,payload_flg,device_name")
                    .split(","));

    static final List<String> COMMERR =
            List.of(("comm_err_alarm_id,capture_time,src_and_dest_ip_class,src_university_id,dest_university_id,"
                            + "event_name,threat_count,severity,category,start_time,end_time,src_ip,src_country_code,"
                            + "dest_dns_domain,alarm_name,threat_intent,device_ntdomain,dest_ip,dest_country_code,dvchost")
                    .split(","));

    private CsvColumns() {}
}
