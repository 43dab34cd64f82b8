// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.desk.incident;

import java.util.List;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.judgement.Judgement;
import org.hinomi.model.signal.Signal;

/** Judges the signals of one host and cause; triage with the archive behind it. */
@FunctionalInterface
public interface Judge {

    Judgement judge(IpAddress host, List<Signal> signals);
}
