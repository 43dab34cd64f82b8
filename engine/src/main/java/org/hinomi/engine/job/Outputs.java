// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.engine.job;

import org.apache.flink.util.OutputTag;
import org.hinomi.engine.element.HostRecord;
import org.hinomi.engine.element.HostRecordLayout;
import org.hinomi.engine.element.IntakeNews;
import org.hinomi.engine.element.IntakeNewsLayout;
import org.hinomi.engine.element.SignalLayout;
import org.hinomi.engine.type.LayoutType;
import org.hinomi.model.signal.Signal;

/** The side outputs of front and gate. */
final class Outputs {

    static final OutputTag<IntakeNews> INTAKE = new OutputTag<>("intake", new LayoutType<>(IntakeNewsLayout.INSTANCE));

    static final OutputTag<HostRecord> BY_HOST =
            new OutputTag<>("by-host", new LayoutType<>(HostRecordLayout.INSTANCE));

    /** What the detectors by outside address claim. */
    static final OutputTag<Signal> PEER_SIGNALS =
            new OutputTag<>("peer-signals", new LayoutType<>(SignalLayout.INSTANCE));

    private Outputs() {}
}
