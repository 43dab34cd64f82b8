// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;

/** What one word of a list names: an address or block, perhaps with a port, or something that is no address. */
final class IndicatorText {

    private static final Pattern HASH =
            Pattern.compile("[0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{64}|[0-9a-fA-F]{128}");
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}_-]{1,63}");
    private static final Pattern PORT = Pattern.compile("\\d{1,5}");
    private static final int LONGEST_NAME = 253;

    private IndicatorText() {}

    /** Undoes the spellings that keep a text from being clicked on: {@code 203.0.113[.]5}, {@code hxxp://}. */
    static String refang(String text) {
        String plain = text;
        if (plain.indexOf('[') >= 0 || plain.indexOf('(') >= 0 || plain.indexOf('{') >= 0) {
            plain = plain.replace("[.]", ".")
                    .replace("(.)", ".")
                    .replace("{.}", ".")
                    .replace("[dot]", ".")
                    .replace("(dot)", ".")
                    .replace("[:]", ":")
                    .replace("[://]", "://");
        }
        boolean isDefanged = plain.regionMatches(true, 0, "hxxp", 0, 4);
        return isDefanged ? "http" + plain.substring(4) : plain;
    }

    /** The address of {@code address:port} or {@code [address]:port}. */
    static Optional<Prefix> parseWithPort(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0 || !PORT.matcher(text.substring(colon + 1)).matches()) {
            return Optional.empty();
        }
        String host = text.substring(0, colon);
        boolean isBracketed = host.startsWith("[") && host.endsWith("]");
        if (!isBracketed && host.indexOf(':') >= 0) {
            return Optional.empty();
        }
        return IpAddress.parse(isBracketed ? host.substring(1, host.length() - 1) : host)
                .map(address -> new Prefix(address, 128));
    }

    /** The kind of a text that is no address; empty where it is nothing we know. */
    static Optional<UnsupportedKind> kind(String text) {
        if (HASH.matcher(text).matches()) {
            return Optional.of(UnsupportedKind.HASH);
        }
        if (isUrl(text)) {
            return Optional.of(UnsupportedKind.URL);
        }
        return isDomain(text) ? Optional.of(UnsupportedKind.DOMAIN) : Optional.empty();
    }

    private static boolean isUrl(String text) {
        if (text.contains("://")) {
            return true;
        }
        int slash = text.indexOf('/');
        if (slash <= 0) {
            return slash == 0 && text.length() > 1;
        }
        String host = text.substring(0, slash);
        boolean isAddress =
                IpAddress.parse(host).isPresent() || parseWithPort(host).isPresent();
        return isDomain(host) || (isAddress && !text.substring(slash + 1).matches("\\d*"));
    }

    /** Whether a text is a domain name, perhaps with a wildcard or dot in front and a port behind. */
    private static boolean isDomain(String text) {
        int colon = text.indexOf(':');
        if (colon >= 0 && !PORT.matcher(text.substring(colon + 1)).matches()) {
            return false;
        }
        String name = (colon < 0 ? text : text.substring(0, colon)).toLowerCase(Locale.ROOT);
        name = name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        int lastDot = name.lastIndexOf('.');
        if (lastDot <= 0 || name.length() > LONGEST_NAME || !hasLetter(name.substring(lastDot + 1))) {
            return false;
        }
        for (int at = 0; at <= name.length(); ) {
            int dot = name.indexOf('.', at);
            int end = dot < 0 ? name.length() : dot;
            if (!LABEL.matcher(name.substring(at, end)).matches()) {
                return false;
            }
            at = end + 1;
        }
        return true;
    }

    private static boolean hasLetter(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }
}
