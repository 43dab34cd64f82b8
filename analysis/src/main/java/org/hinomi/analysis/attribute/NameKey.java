// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import java.nio.ByteBuffer;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes names under a secret key, so that what is kept of a name tells nothing to whoever takes a disk, a checkpoint or a
 * backup: HMAC-SHA-256 (RFC 2104, FIPS 180-4), its first 64 bits. One name has one hash as long as the key lives; names
 * under different keys cannot be compared.
 *
 * <p>It does not hide that two lookups were for the same name, nor anything from whoever reads the memory of the process.
 *
 * <p>Immutable, thread-safe. Where the key comes from is the caller's affair: there is no chance here.
 */
public final class NameKey {

    /** Bytes of a key: as many as the hash function puts out (RFC 2104, 3). */
    public static final int BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /** Never used itself: each hash is made by a copy. */
    private final Mac keyed;

    /**
     * A key.
     *
     * @param secret {@value #BYTES} bytes from a source that nobody can guess; copied
     */
    public NameKey(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a key has " + BYTES + " bytes, not " + secret.length);
        }
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret, ALGORITHM));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** The hash to keep, of a plain hash of a name. */
    public long seal(long name) {
        try {
            Mac mac = (Mac) keyed.clone();
            byte[] sealed =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(name).array());
            return ByteBuffer.wrap(sealed).getLong();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(ALGORITHM + " of this Java platform cannot be copied", e);
        }
    }
}
