// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.util.Optional;
import java.util.TreeMap;
import org.hinomi.analysis.format.RecordSink;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.format.FieldRule;
import org.hinomi.model.format.RejectReason;
import org.hinomi.model.session.Login;
import org.hinomi.model.session.Service;
import org.jspecify.annotations.Nullable;

/**
 * One record of Zeek's ssh log. Zeek tells what came of it from the sizes of encrypted packets
 * (base/protocols/ssh/main.zeek): {@code auth_success} is unset where it could not, and {@code auth_attempts} counts methods
 * that a client merely asked for too, so of a session that ended signed in no try is called refused. One thread only.
 */
final class SshLine extends SightingLine {

    SshLine(String sensor) {
        super(sensor, "ssh");
    }

    @Override
    Optional<FieldRule> rule(String name) {
        return SshFields.find(name);
    }

    @Override
    boolean finish(RecordSink sink) {
        long timeMs = timeMs();
        @Nullable IpAddress src = address(ConnColumn.ORIG_H);
        @Nullable IpAddress dst = address(ConnColumn.RESP_H);
        int srcPort = port(ConnColumn.ORIG_P);
        int dstPort = port(ConnColumn.RESP_P);
        int attempts = count(SshFields.ATTEMPTS, 0);
        if (timeMs < 0) {
            return reject(sink, ConnColumn.TS.zeekName(), RejectReason.BAD_TIME);
        }
        if (src == null || dst == null) {
            return reject(
                    sink, (src == null ? ConnColumn.ORIG_H : ConnColumn.RESP_H).zeekName(), RejectReason.BAD_ADDRESS);
        }
        if (srcPort < 0 || dstPort < 0) {
            return reject(
                    sink, (srcPort < 0 ? ConnColumn.ORIG_P : ConnColumn.RESP_P).zeekName(), RejectReason.BAD_NUMBER);
        }
        String success = value(SshFields.SUCCESS);
        boolean isAccepted = success.equals("T") || success.equals("true");
        boolean isRefused = success.equals("F") || success.equals("false");
        if (!success.isEmpty() && !isAccepted && !isRefused) {
            return reject(sink, SshFields.SUCCESS, RejectReason.MALFORMED);
        }
        if (attempts == BAD) {
            return reject(sink, SshFields.ATTEMPTS, RejectReason.BAD_NUMBER);
        }
        sink.acceptSighting(new Login(
                timeMs,
                sensor(),
                src,
                srcPort,
                dst,
                dstPort,
                Service.SSH,
                isRefused ? Math.max(1, attempts) : 0,
                isAccepted,
                recordId(),
                0,
                0));
        return true;
    }

    /** Of a record without a uid, of all that it says: two copies of a line are one. */
    private long recordId() {
        String uid = value(ConnColumn.UID.zeekName());
        return recordId(uid.isEmpty() ? new TreeMap<>(values()).toString() : uid);
    }
}
