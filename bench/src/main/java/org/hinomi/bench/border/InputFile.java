// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.bench.border;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One log of an input.
 *
 * @param name path below the folder of logs
 * @param sizeBytes its size
 * @param sessions lines that are sessions
 * @param sha256 hash of its bytes, hexadecimal
 */
public record InputFile(String name, long sizeBytes, long sessions, String sha256) {

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
