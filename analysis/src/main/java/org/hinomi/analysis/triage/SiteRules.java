// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.triage;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;
import org.hinomi.model.StableHash;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.judgement.DamageRung;

/**
 * The rules of a site. They come on top of all other reasons and are shown like them, so that whoever reads a score also reads
 * which rule moved it.
 *
 * @param version names the text that they were read from; empty where there are none
 * @param rules in the order of the text
 */
public record SiteRules(String version, List<SiteRule> rules) {

    /** What a rule's name begins with among the reasons. */
    public static final String PREFIX = "site-";

    public static final SiteRules NONE = new SiteRules("", List.of());

    public SiteRules {
        requireNonNull(version, "version");
        rules = List.copyOf(rules);
    }

    /**
     * Reads rules; {@code docs/rules.md} describes the form.
     *
     * @param place name of the file, for messages
     * @param detectors ids that rules may name
     * @throws HinomiException with every fault, a line each: file, line, key, value, what is allowed
     */
    public static SiteRules parse(String place, List<String> lines, Set<String> detectors) {
        List<SiteRule> rules = new SiteRulesParser(place, detectors).parse(lines);
        String version = String.format("%08x", StableHash.of(String.join("\n", lines)) >>> 32);
        return rules.isEmpty() ? NONE : new SiteRules(version, rules);
    }

    void add(ScoreSheet sheet, IncidentFacts facts, DamageRung damage) {
        for (SiteRule rule : rules) {
            if (rule.isFulfilledBy(facts, damage)) {
                sheet.addOfSite(PREFIX + rule.id(), rule.urgency(), rule.risk(), rule.why());
            }
        }
    }
}
