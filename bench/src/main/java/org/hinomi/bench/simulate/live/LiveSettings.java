// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.simulate.live;

import java.time.Duration;
import org.hinomi.bench.simulate.attack.Screenplay;

/**
 * What a live play is made from.
 *
 * @param seed of the world; the start time is added for the play
 * @param ratePerSec ordinary sessions a second
 * @param durationSec when to stop by itself, 0 for never
 * @param history how far before the start the logs begin
 * @param historySessions sessions in the history
 * @param historyRounds times all attacks are played in the history
 * @param historyNoise ordinary alerts in the history, times the usual
 * @param institutions how many
 * @param ipv6Share share of ordinary sessions over IPv6, 0..1
 * @param choices what is played
 */
public record LiveSettings(
        long seed,
        double ratePerSec,
        long durationSec,
        Duration history,
        long historySessions,
        int historyRounds,
        double historyNoise,
        int institutions,
        double ipv6Share,
        Screenplay.Choices choices) {}
