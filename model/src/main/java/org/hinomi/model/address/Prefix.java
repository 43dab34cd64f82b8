// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.address;

import java.util.Optional;

/**
 * A block of addresses, {@code address/length}, with the host bits zero.
 *
 * @param address the first address
 * @param length bits that are fixed, counted in the 128-bit space: an IPv4 /24 is 120 here
 */
public record Prefix(IpAddress address, int length) implements Comparable<Prefix> {

    private static final int IPV4_SHIFT = 96;
    private static final int ADDRESS_BITS = 128;

    public Prefix {
        if (length < 0 || length > ADDRESS_BITS) {
            throw new IllegalArgumentException("prefix length is 0..128, not " + length);
        }
        if (!address.equals(floor(address, length))) {
            throw new IllegalArgumentException("host bits of " + address + " are not zero");
        }
    }

    /**
     * Reads {@code CIDR} notation, or a bare address as a prefix of its full length.
     *
     * @return empty where it is neither, or where host bits are set ({@code 192.0.2.1/24}): a typing error there
     *     would give a network to the wrong institution
     */
    public static Optional<Prefix> parse(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = slash < 0 ? ADDRESS_BITS : parseLength(text.substring(slash + 1), address.get());
        if (bits < 0 || !address.get().equals(floor(address.get(), bits))) {
            return Optional.empty();
        }
        return Optional.of(new Prefix(address.get(), bits));
    }

    private static int parseLength(String text, IpAddress address) {
        if (!text.matches("\\d{1,3}")) {
            return -1;
        }
        int length = Integer.parseInt(text);
        if (address.isIpv4()) {
            return length > 32 ? -1 : length + IPV4_SHIFT;
        }
        return length > ADDRESS_BITS ? -1 : length;
    }

    /** The first address of the block of {@code length} bits that holds {@code address}. */
    public static IpAddress floor(IpAddress address, int length) {
        long highMask = length >= 64 ? -1 : mask(length);
        long lowMask = length <= 64 ? 0 : mask(length - 64);
        return new IpAddress(address.high() & highMask, address.low() & lowMask);
    }

    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }

    /** The last address of the block. */
    public IpAddress last() {
        long highRest = length >= 64 ? 0 : ~mask(length);
        long lowRest = length <= 64 ? -1 : ~mask(length - 64);
        return new IpAddress(address.high() | highRest, address.low() | lowRest);
    }

    public boolean contains(IpAddress candidate) {
        return floor(candidate, length).equals(address);
    }

    /** Whether this is a block of IPv4 addresses. */
    public boolean isIpv4() {
        return address.isIpv4() && length >= IPV4_SHIFT;
    }

    /** Whether this is a block of one address. */
    public boolean isOneAddress() {
        return length == ADDRESS_BITS;
    }

    /** {@code CIDR} notation in the block's own family; a block of one address as that address. */
    @Override
    public String toString() {
        return isOneAddress() ? address.toString() : address + "/" + (isIpv4() ? length - IPV4_SHIFT : length);
    }

    /** By first address, the wider block before the narrower. */
    @Override
    public int compareTo(Prefix other) {
        int byAddress = address.compareTo(other.address);
        return byAddress != 0 ? byAddress : Integer.compare(length, other.length);
    }
}
