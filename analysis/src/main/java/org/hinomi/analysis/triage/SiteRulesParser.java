// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hinomi.analysis.triage.SiteRule.IncidentCondition;
import org.hinomi.analysis.triage.SiteRule.SignalCondition;
import org.hinomi.analysis.triage.SiteRule.Span;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.alert.Severity;
import org.hinomi.model.judgement.DamageRung;
import org.hinomi.model.judgement.LocalText;

/**
 * Reads the text of site rules: lines {@code key: value}. {@code rule: NAME} begins a rule, all lines up to the next one belong
 * to it; values that stand in a list are parted by commas; {@code #} begins a comment line. One use only.
 *
 * <pre>
 * rule: printers
 *   host: 192.0.2.128/25
 *   signature: suricata:1:24*
 *   max-rung: probed
 *   urgency: -10
 *   ja: 印刷機の区画では、この警報は定期点検で発生します。
 *   en: In the printers' block this alert is raised by the weekly check.
 * </pre>
 */
final class SiteRulesParser {

    private static final String BEGIN = "rule";
    private static final List<String> CONDITIONS = List.of(
            "detector",
            "signature",
            "institution",
            "host",
            "peer",
            "country",
            "min-rung",
            "max-rung",
            "min-severity",
            "max-severity",
            "min-count",
            "max-count");
    private static final List<String> RESULTS = List.of("urgency", "risk", "ja", "en");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Set<String> detectors;
    private final RuleProblems problems;

    SiteRulesParser(String place, Set<String> detectors) {
        this.detectors = new TreeSet<>(detectors);
        this.problems = new RuleProblems(place);
    }

    List<SiteRule> parse(List<String> lines) {
        List<RuleText> texts = split(lines);
        Set<String> names = new HashSet<>();
        List<SiteRule> rules = new ArrayList<>();
        for (RuleText text : texts) {
            if (!names.add(text.name())) {
                problems.wrong(text.line(), BEGIN, text.name(), "a name that no other rule has");
            }
            rules.add(rule(text));
        }
        problems.throwIfAny();
        return rules;
    }

    private List<RuleText> split(List<String> lines) {
        List<RuleText> texts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            int colon = line.indexOf(':');
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (colon < 1) {
                problems.add(i + 1, "\"" + line + "\" is no \"key: value\"");
                continue;
            }
            take(
                    texts,
                    i + 1,
                    line.substring(0, colon).strip(),
                    line.substring(colon + 1).strip());
        }
        return texts;
    }

    private void take(List<RuleText> texts, int line, String key, String value) {
        if (key.equals(BEGIN)) {
            if (!NAME.matcher(value).matches()) {
                problems.wrong(line, BEGIN, value, "1 to 64 small letters, digits and dashes");
            }
            texts.add(new RuleText(value, line));
        } else if (texts.isEmpty()) {
            problems.add(line, "key \"" + key + "\" stands before any rule; begin with \"rule: NAME\"");
        } else if (!CONDITIONS.contains(key) && !RESULTS.contains(key)) {
            problems.add(
                    line,
                    "unknown key \"" + key + "\"; allowed here: "
                            + Stream.concat(CONDITIONS.stream(), RESULTS.stream())
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        } else if (value.isEmpty()) {
            problems.add(line, "key \"" + key + "\" needs a value");
        } else if (!texts.getLast().put(key, value, line)) {
            problems.add(
                    line,
                    "key \"" + key + "\" stands twice in rule \""
                            + texts.getLast().name() + "\"");
        }
    }

    private SiteRule rule(RuleText text) {
        if (CONDITIONS.stream().noneMatch(text::has)) {
            problems.add(
                    text.line(),
                    "rule \"" + text.name() + "\" has no condition and would change every incident; allowed: "
                            + String.join(", ", CONDITIONS));
        }
        if (!text.has("urgency") && !text.has("risk")) {
            problems.add(text.line(), "rule \"" + text.name() + "\" adds nothing; add urgency, risk or both");
        }
        int most = SiteRule.MAX_POINTS;
        return new SiteRule(
                text.name(),
                signals(text),
                incident(text),
                (int) number(text, "urgency", -most, most, 0),
                (int) number(text, "risk", -most, most, 0),
                new LocalText(words(text, "ja"), words(text, "en")));
    }

    private SignalCondition signals(RuleText text) {
        return new SignalCondition(
                Set.copyOf(list(text, "detector", String.join(", ", detectors), this::detector)),
                list(
                        text,
                        "signature",
                        "a signature such as suricata:1:2403388, * for any part of it",
                        value -> Optional.of(pattern(value))),
                list(text, "peer", "blocks such as 203.0.113.0/24 or 2001:db8::/32", Prefix::parse),
                span(text, "severity", Severity.class, SiteRulesParser::id),
                counts(text));
    }

    private Span<Long> counts(RuleText text) {
        long least = number(text, "min-count", 1, Long.MAX_VALUE, 1);
        long most = number(text, "max-count", 1, Long.MAX_VALUE, Long.MAX_VALUE);
        if (least > most) {
            problems.wrong(text.lineOf("max-count"), "max-count", text.value("max-count"), "no less than min-count");
        }
        return new Span<>(least, most);
    }

    private IncidentCondition incident(RuleText text) {
        return new IncidentCondition(
                Set.copyOf(list(
                        text,
                        "institution",
                        "numbers of the network file, from 1",
                        value -> Optional.of(value)
                                .filter(digits -> digits.matches("[1-9]\\d{0,8}"))
                                .map(Integer::parseInt))),
                list(text, "host", "blocks such as 192.0.2.0/24 or 2001:db8::/32", Prefix::parse),
                Set.copyOf(list(
                        text,
                        "country",
                        "two capital letters such as NL",
                        value -> Optional.of(value).filter(letters -> letters.matches("[A-Z]{2}")))),
                span(text, "rung", DamageRung.class, DamageRung::id));
    }

    private Optional<String> detector(String value) {
        return detectors.contains(value) ? Optional.of(value) : Optional.empty();
    }

    private static Pattern pattern(String glob) {
        return Pattern.compile(
                Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static String id(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    private <T> List<T> list(RuleText text, String key, String allowed, Function<String, Optional<T>> read) {
        List<T> values = new ArrayList<>();
        for (String part : text.parts(key)) {
            Optional<T> value = read.apply(part);
            if (value.isEmpty()) {
                problems.wrong(text.lineOf(key), key, part, allowed);
            } else if (!values.contains(value.get())) {
                values.add(value.get());
            }
        }
        return values;
    }

    private <E extends Enum<E>> Span<E> span(RuleText text, String name, Class<E> kind, Function<E, String> idOf) {
        Span<E> all = Span.ofAll(kind);
        E least = word(text, "min-" + name, all.least(), kind, idOf);
        E most = word(text, "max-" + name, all.most(), kind, idOf);
        if (least.compareTo(most) > 0) {
            problems.wrong(text.lineOf("max-" + name), "max-" + name, idOf.apply(most), "no less than min-" + name);
        }
        return new Span<>(least, most);
    }

    private <E extends Enum<E>> E word(
            RuleText text, String key, E otherwise, Class<E> kind, Function<E, String> idOf) {
        if (!text.has(key)) {
            return otherwise;
        }
        List<E> all = List.of(kind.getEnumConstants());
        for (E value : all) {
            if (idOf.apply(value).equals(text.value(key))) {
                return value;
            }
        }
        String allowed = all.stream().map(idOf).collect(Collectors.joining(", "));
        problems.wrong(text.lineOf(key), key, text.value(key), allowed);
        return otherwise;
    }

    private long number(RuleText text, String key, long least, long most, long otherwise) {
        if (!text.has(key)) {
            return otherwise;
        }
        if (text.value(key).matches("[+-]?\\d{1,18}")) {
            long number = Long.parseLong(text.value(key));
            if (number >= least && number <= most) {
                return number;
            }
        }
        String allowed = "a whole number from " + least + (most == Long.MAX_VALUE ? " on" : " to " + most);
        problems.wrong(text.lineOf(key), key, text.value(key), allowed);
        return otherwise;
    }

    private String words(RuleText text, String key) {
        if (!text.has(key)) {
            problems.add(
                    text.line(),
                    "rule \"" + text.name() + "\" has no \"" + key + "\"; the reason is needed in ja and in en");
        }
        return text.value(key);
    }
}
