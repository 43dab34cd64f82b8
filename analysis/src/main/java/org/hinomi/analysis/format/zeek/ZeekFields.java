// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.format.zeek;

import java.util.List;
import java.util.stream.Stream;
import org.hinomi.model.format.FieldRule;

/** Field classes of all logs of Zeek that are read, for a format that holds any of them. */
final class ZeekFields {

    static final List<FieldRule> ALL = Stream.of(ConnFields.ALL, SshFields.ALL, DnsFields.ALL)
            .flatMap(List::stream)
            .toList();

    private ZeekFields() {}
}
