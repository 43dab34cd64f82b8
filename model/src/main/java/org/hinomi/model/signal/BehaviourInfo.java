// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.model.signal;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hinomi.model.judgement.LocalText;

/**
 * How the claims of a detector of behaviour are told and weighed, so that a new detector brings its own words and weight and
 * triage needs no line for it.
 *
 * @param detector what the detector says of itself
 * @param title what a claim is about, for a list
 * @param sentence the claim as a reason; {@code {name}} stands for the measure of that name
 * @param measures names and units of what its {@link Evidence.Behaviour} holds, in that order
 * @param urgency points towards urgency of a claim of strength 100, 0..40: how soon somebody must look
 * @param risk points towards risk of a claim of strength 100, 0..40: how bad it is if true
 */
public record BehaviourInfo(
        DetectorInfo detector, LocalText title, LocalText sentence, List<Measure> measures, int urgency, int risk) {

    /** More than this a single behaviour never adds: what is seen of the damage must outweigh it. */
    public static final int MAX_POINTS = 40;

    private static final Pattern PLACE = Pattern.compile("\\{([a-z][A-Za-z]*)}");

    public BehaviourInfo {
        requireNonNull(detector, "detector");
        requireNonNull(title, "title");
        requireNonNull(sentence, "sentence");
        measures = List.copyOf(measures);
        if (urgency < 0 || urgency > MAX_POINTS || risk < 0 || risk > MAX_POINTS) {
            throw new IllegalArgumentException("points of " + detector.id() + " must be 0.." + MAX_POINTS);
        }
        if (!placesOf(sentence.ja()).equals(placesOf(sentence.en()))
                || !names(measures).containsAll(placesOf(sentence.ja()))) {
            throw new IllegalArgumentException("the sentences of " + detector.id() + " must tell the same measures");
        }
    }

    /**
     * One measured value.
     *
     * @param name lowerCamelCase
     * @param unit what it counts
     */
    public record Measure(String name, MeasureUnit unit) {

        public Measure {
            requireNonNull(name, "name");
            requireNonNull(unit, "unit");
        }
    }

    /** The claim in words, with what was measured. */
    public LocalText tell(Evidence.Behaviour evidence) {
        return new LocalText(fill(sentence.ja(), evidence, true), fill(sentence.en(), evidence, false));
    }

    private String fill(String text, Evidence.Behaviour evidence, boolean isJapanese) {
        return PLACE.matcher(text).replaceAll(place -> {
            int index = indexOf(place.group(1));
            LocalText value =
                    measures.get(index).unit().text(evidence.measures().get(index));
            return Matcher.quoteReplacement(isJapanese ? value.ja() : value.en());
        });
    }

    private int indexOf(String name) {
        for (int i = 0; i < measures.size(); i++) {
            if (measures.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("no measure " + name);
    }

    private static Set<String> placesOf(String text) {
        Set<String> places = new HashSet<>();
        PLACE.matcher(text).results().forEach(place -> places.add(place.group(1)));
        return places;
    }

    private static Set<String> names(List<Measure> measures) {
        Set<String> names = new HashSet<>();
        measures.forEach(measure -> names.add(measure.name()));
        return names;
    }
}
