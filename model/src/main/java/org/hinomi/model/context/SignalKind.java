// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.context;

import static java.util.Objects.requireNonNull;

import org.hinomi.model.signal.Evidence;
import org.hinomi.model.signal.Signal;

/**
 * What signals of different hosts have in common: the same signature, the same list, the same detector of behaviour. Rarity,
 * novelty and the closings of others are kept by it.
 *
 * @param text {@code signature:VENDOR:ID}, {@code list:SOURCE} or {@code detector:ID}
 */
public record SignalKind(String text) implements Comparable<SignalKind> {

    public SignalKind {
        requireNonNull(text, "text");
    }

    /** The kind of one claim. */
    public static SignalKind of(Signal signal) {
        return switch (signal.evidence()) {
            case Evidence.Alerts alerts -> ofSignature(alerts.signature());
            case Evidence.IndicatorContact contact -> ofList(contact.indicator().source());
            case Evidence.OddSize odd -> new SignalKind("detector:" + signal.detector());
            case Evidence.Behaviour behaviour -> new SignalKind("detector:" + signal.detector());
        };
    }

    public static SignalKind ofSignature(String signature) {
        return new SignalKind("signature:" + signature);
    }

    public static SignalKind ofList(String source) {
        return new SignalKind("list:" + source);
    }

    @Override
    public int compareTo(SignalKind other) {
        return text.compareTo(other.text);
    }
}
