// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.behaviour;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hinomi.model.address.IpAddress;

/**
 * The exchanges of all hosts with one server, by their exact pair of sizes (sent, received).
 *
 * <p>A program that asks the same thing and is told the same thing moves the same number of bytes each time, whoever runs
 * it; people do not. Among such fixed-size exchanges one single exchange with a larger question and a much larger answer is
 * what a program looks like that has been told to fetch something more. The slide "挙動の違いによる被害推定" shows the
 * case: (1154, 23532) six times, (307, 14466) three times, (2283, 353460) once. Neither the order nor the host decides,
 * and the largest alone is nothing: without recurring sizes around it there is no claim.
 *
 * <p>Holds sums and extremes, so the order of records does not matter. Bounded: {@link #MAX_CLASSES} classes and
 * {@link #MAX_HOSTS} hosts; a server with more is an ordinary, popular or interactive one and is given up for good. One
 * thread at a time.
 */
public final class SizeClasses {

    /** More different pairs than this are not a program with few fixed answers. The slide's case has three. */
    public static final int MAX_CLASSES = 8;

    /** A server that so many hosts use in one day serves the public; a targeted one serves a handful. */
    public static final int MAX_HOSTS = 16;

    /**
     * The same where the sizes alone speak: servers that are prepared for an attack are shared by few hosts, as
     * {@code cold-server} has it; one that nothing but its sizes speaks against and that more use is a service.
     */
    public static final int MAX_HOSTS_ALONE = 8;

    /**
     * The odd answer must be so many times the largest usual one. Status answers of one program vary by headers, well
     * below twofold; a program file differs by an order of magnitude (15 in the slide's case). Five lies between.
     */
    public static final int MIN_RATIO = 5;

    /** A smaller answer is no further program: loaders packed as small as they go are some 50 to 100 kB. */
    public static final long MIN_ODD_BYTES_IN = 64 * 1024;

    /** Usual exchanges that are needed where an alert or an indicator already speaks against the server. */
    public static final int MIN_USUAL_CORROBORATED = 3;

    /** Usual exchanges that are needed where the sizes alone speak. Six make a chance repetition of pairs unlikely. */
    public static final int MIN_USUAL_ALONE = 6;

    private final TreeMap<Pair, SizeClass> classes = new TreeMap<>();
    private final TreeSet<IpAddress> hosts = new TreeSet<>();
    private boolean isGivenUp;

    /** The classes of many exchanges at once. */
    public static SizeClasses of(Collection<Exchange> exchanges) {
        SizeClasses classes = new SizeClasses();
        exchanges.forEach(classes::add);
        return classes;
    }

    public void add(Exchange exchange) {
        if (isGivenUp) {
            return;
        }
        hosts.add(exchange.host());
        classes.merge(new Pair(exchange.bytesOut(), exchange.bytesIn()), new SizeClass(1, exchange), SizeClass::with);
        if (classes.size() > MAX_CLASSES || hosts.size() > MAX_HOSTS) {
            isGivenUp = true;
            classes.clear();
            hosts.clear();
        }
    }

    /** Whether this server has shown that it is none of the kind looked for. */
    public boolean isGivenUp() {
        return isGivenUp;
    }

    /** The odd exchange where an alert or an indicator already speaks against the server: sizes need only confirm. */
    public Optional<OddExchange> findCorroborated() {
        return find(MIN_USUAL_CORROBORATED, 1, false);
    }

    /**
     * The odd exchange where nothing but the sizes speaks. Two recurring classes, two hosts and a larger question are asked
     * for: an updater that polls has one recurring question, and its download repeats that question's size or follows on
     * every host. One question that two sensors count differently is one class: see {@link Headers}.
     */
    public Optional<OddExchange> findAlone() {
        return hosts.size() < 2 || hosts.size() > MAX_HOSTS_ALONE ? Optional.empty() : find(MIN_USUAL_ALONE, 2, true);
    }

    private Optional<OddExchange> find(int minUsual, int minClasses, boolean mustAskMore) {
        List<SizeClass> usual = new ArrayList<>();
        List<SizeClass> single = new ArrayList<>();
        for (SizeClass sizeClass : classes.values()) {
            (sizeClass.count() > 1 ? usual : single).add(sizeClass);
        }
        long usualExchanges = usual.stream().mapToLong(SizeClass::count).sum();
        if (single.size() != 1 || usualExchanges < minUsual || countQuestions(usual) < minClasses) {
            return Optional.empty();
        }
        Exchange odd = single.getFirst().first();
        long maxIn = usual.stream().mapToLong(c -> c.first().bytesIn()).max().orElse(0);
        long maxOut = usual.stream().mapToLong(c -> c.first().bytesOut()).max().orElse(0);
        boolean isMuchLarger = odd.bytesIn() >= MIN_ODD_BYTES_IN && odd.bytesIn() >= MIN_RATIO * maxIn;
        if (!isMuchLarger || (mustAskMore && odd.bytesOut() <= maxOut)) {
            return Optional.empty();
        }
        return Optional.of(new OddExchange(odd, usualExchanges, usual.size(), maxIn, hosts.size()));
    }

    /** How many different things are asked: classes come smallest first, and one that repeats a smaller one adds none. */
    private static int countQuestions(List<SizeClass> usual) {
        List<Exchange> questions = new ArrayList<>();
        for (SizeClass sizeClass : usual) {
            Exchange exchange = sizeClass.first();
            if (questions.stream().noneMatch(smaller -> Headers.isRecount(smaller, exchange))) {
                questions.add(exchange);
            }
        }
        return questions.size();
    }

    /** Adds what another table counted: one class by its first exchange, as often as it came. */
    public void addClass(long count, Exchange first) {
        classes.put(new Pair(first.bytesOut(), first.bytesIn()), new SizeClass(count, first));
    }

    /** Adds a host of which the exchanges come by {@link #addClass}. */
    public void addHost(IpAddress host) {
        hosts.add(host);
    }

    /**
     * One exchange that stands out.
     *
     * @param exchange the exchange
     * @param usualExchanges all others
     * @param usualClasses how many recurring pairs of sizes those fall into
     * @param usualMaxBytesIn the largest usual answer
     * @param hosts hosts that took part, of all institutions
     */
    public record OddExchange(
            Exchange exchange, long usualExchanges, int usualClasses, long usualMaxBytesIn, int hosts) {}

    private record Pair(long bytesOut, long bytesIn) implements Comparable<Pair> {

        @Override
        public int compareTo(Pair other) {
            int byOut = Long.compare(bytesOut, other.bytesOut);
            return byOut != 0 ? byOut : Long.compare(bytesIn, other.bytesIn);
        }
    }

    private record SizeClass(long count, Exchange first) {

        SizeClass with(SizeClass other) {
            return new SizeClass(count + other.count, first.compareTo(other.first) <= 0 ? first : other.first);
        }
    }
}
