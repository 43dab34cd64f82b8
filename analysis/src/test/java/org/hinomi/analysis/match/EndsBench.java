// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.Attributor;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.analysis.attribute.InstitutionTable;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.indicator.Indicator;
import org.hinomi.model.indicator.IndicatorRole;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;

/**
 * Rows per CPU-second of attribution and match of both ends on one thread, and how long the tables take to load. A
 * plain program: {@code EndsBench REGISTRY_FOLDER}, with the registry files that the server loads and
 * {@code jp_academic_as_prefixes.csv} as the members.
 *
 * <p>The rows: one end inside (2 % both, 1 % none), inside ends spread over all members' prefixes, outside ends over all
 * of IPv4 and, in 8 % of the rows, over the IPv6 blocks of the registry; 0.1 % of the peers are on the list. The list:
 * single addresses of the same spread and a thousand blocks.
 */
final class EndsBench {

    private static final long SEED = 42;
    private static final int BLOCKS = 64;
    private static final int IPV6_PERCENT = 8;
    private static final int LISTED_BLOCKS = 1000;
    private static final int ROUNDS = 5;
    private static final long ROUND_NS = 400_000_000L;
    private static final long NOW_MS = 1_780_000_000_000L;
    private static final List<String> COUNTRY_FILES = List.of("tor-geoip-ipv4.txt.gz", "tor-geoip-ipv6.txt.gz");
    private static final String AS_FILE = "asn/ip_asn_country_all.csv.gz";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final Path registry;
    private final List<Prefix> inside = new ArrayList<>();
    private final List<Prefix> insideIpv6 = new ArrayList<>();
    private final List<Prefix> outsideIpv6 = new ArrayList<>();
    private long matches;

    private EndsBench(Path registry) {
        this.registry = registry;
    }

    public static void main(String[] args) throws IOException {
        new EndsBench(Path.of(args[0])).run();
    }

    private void run() throws IOException {
        for (String line : lines(AS_FILE)) {
            Prefix.parse(line.substring(0, Math.max(0, line.indexOf(','))))
                    .filter(prefix -> !prefix.isIpv4())
                    .ifPresent(outsideIpv6::add);
        }
        InstitutionTable institutions = institutions();
        CountryTable countries = countries();
        AsTable asNumbers = asNumbers();
        long joinNs = THREADS.getCurrentThreadCpuTime();
        Attributor attributor = new Attributor(institutions, countries, asNumbers);
        System.out.printf(Locale.ROOT, "join countries and AS numbers: %d ms%n", msSince(joinNs));
        System.out.printf(
                Locale.ROOT,
                "bytes: institutions %,d; countries %,d; AS numbers %,d; all that rows are looked up in %,d%n",
                institutions.sizeBytes(),
                countries.sizeBytes(),
                asNumbers.sizeBytes(),
                attributor.sizeBytes());
        for (int count : new int[] {0, 100_000, 1_000_000}) {
            List<Indicator> indicators = indicators(count);
            long startNs = THREADS.getCurrentThreadCpuTime();
            IndicatorSet set = new IndicatorSet(indicators);
            Matcher matcher = new Matcher(set);
            System.out.printf(
                    Locale.ROOT, "load %,d indicators: %d ms, %,d bytes%n", count, msSince(startNs), set.sizeBytes());
            SessionBlock[] blocks = blocks(indicators);
            measure("attribute", attributor::attribute, blocks);
            measure("match " + count, block -> matcher.match(block, match -> matches++), blocks);
            measure(
                    "attribute and match " + count,
                    block -> {
                        attributor.attribute(block);
                        matcher.match(block, match -> matches++);
                    },
                    blocks);
        }
    }

    @FunctionalInterface
    private interface Kernel {
        void run(SessionBlock block);
    }

    private void measure(String name, Kernel kernel, SessionBlock[] blocks) {
        double[] rates = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            long rows = 0;
            matches = 0;
            long startNs = THREADS.getCurrentThreadCpuTime();
            long tookNs = 0;
            while (tookNs < ROUND_NS) {
                for (SessionBlock block : blocks) {
                    kernel.run(block);
                    rows += block.size();
                }
                tookNs = THREADS.getCurrentThreadCpuTime() - startNs;
            }
            if (round >= 0) {
                rates[round] = rows * 1e3 / tookNs;
            }
            if (round == 0 && matches > 0) {
                System.out.printf(Locale.ROOT, "  %.3f %% of the rows match%n", matches * 100.0 / rows);
            }
        }
        Arrays.sort(rates);
        System.out.printf(
                Locale.ROOT,
                "%-30s %6.1f M rows per CPU-second, median of %d (%.1f to %.1f)%n",
                name,
                rates[ROUNDS / 2],
                ROUNDS,
                rates[0],
                rates[ROUNDS - 1]);
    }

    private InstitutionTable institutions() throws IOException {
        Map<Integer, List<Holding>> holdings = new TreeMap<>();
        for (String line : lines("jp_academic_as_prefixes.csv")) {
            String[] cells = line.split(",", 3);
            Prefix.parse(cells[0]).ifPresent(prefix -> {
                holdings.computeIfAbsent(Integer.valueOf(cells[1]), as -> new ArrayList<>())
                        .add(Holding.always(prefix));
                (prefix.isIpv4() ? inside : insideIpv6).add(prefix);
            });
        }
        List<Institution> institutions = new ArrayList<>();
        holdings.forEach((as, held) -> institutions.add(
                new Institution(new InstitutionId(institutions.size() + 1), "大学", "University " + as, held)));
        long startNs = THREADS.getCurrentThreadCpuTime();
        InstitutionTable table = new InstitutionTable(institutions);
        System.out.printf(
                Locale.ROOT,
                "load %d institutions with %d prefixes: %d ms%n",
                institutions.size(),
                inside.size() + insideIpv6.size(),
                msSince(startNs));
        return table;
    }

    private CountryTable countries() throws IOException {
        long startNs = THREADS.getCurrentThreadCpuTime();
        CountryTable.Builder builder = new CountryTable.Builder();
        for (String file : COUNTRY_FILES) {
            try (InputStream in = Files.newInputStream(registry.resolve(file))) {
                builder.add(in, file);
            }
        }
        CountryTable table = builder.build();
        System.out.printf(Locale.ROOT, "load %,d rows of countries: %d ms%n", builder.rows(), msSince(startNs));
        return table;
    }

    private AsTable asNumbers() throws IOException {
        long startNs = THREADS.getCurrentThreadCpuTime();
        AsTable.Builder builder = new AsTable.Builder();
        try (InputStream in = Files.newInputStream(registry.resolve(AS_FILE))) {
            builder.add(in, AS_FILE);
        }
        AsTable table = builder.build();
        System.out.printf(Locale.ROOT, "load %,d rows of AS numbers: %d ms%n", builder.rows(), msSince(startNs));
        return table;
    }

    private List<Indicator> indicators(int count) {
        List<Indicator> indicators = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            indicators.add(indicator(outside(random.nextInt(100) < IPV6_PERCENT), 128));
        }
        for (int i = 0; i < Math.min(count, LISTED_BLOCKS); i++) {
            boolean isIpv6 = random.nextInt(100) < IPV6_PERCENT;
            indicators.add(indicator(outside(isIpv6), isIpv6 ? 48 : 120));
        }
        return indicators;
    }

    private static Indicator indicator(IpAddress address, int length) {
        Prefix prefix = new Prefix(Prefix.floor(address, length), length);
        return new Indicator(prefix, IndicatorRole.COMMAND_AND_CONTROL, 50, "list", NOW_MS - 1_000_000, Long.MAX_VALUE);
    }

    private SessionBlock[] blocks(List<Indicator> indicators) {
        SessionBlock[] blocks = new SessionBlock[BLOCKS];
        for (int b = 0; b < BLOCKS; b++) {
            blocks[b] = new SessionBlock("bench", SessionBlock.CAPACITY);
            for (int row = 0; row < SessionBlock.CAPACITY; row++) {
                addRow(blocks[b], indicators);
            }
        }
        return blocks;
    }

    private void addRow(SessionBlock block, List<Indicator> indicators) {
        boolean isIpv6 = random.nextInt(100) < IPV6_PERCENT;
        int kind = random.nextInt(100);
        boolean isListed = !indicators.isEmpty() && random.nextInt(1000) == 0;
        IpAddress host = kind == 0 ? outside(isIpv6) : inside(isIpv6);
        IpAddress peer = kind == 1 || kind == 2 ? inside(isIpv6) : outside(isIpv6);
        if (isListed) {
            peer = indicators.get(random.nextInt(indicators.size())).prefix().address();
        }
        boolean isOutbound = random.nextBoolean();
        IpAddress src = isOutbound ? host : peer;
        IpAddress dst = isOutbound ? peer : host;
        int row = block.newRow();
        block.startMs()[row] = NOW_MS + row;
        block.srcHigh()[row] = src.high();
        block.srcLow()[row] = src.low();
        block.dstHigh()[row] = dst.high();
        block.dstLow()[row] = dst.low();
    }

    private IpAddress inside(boolean isIpv6) {
        List<Prefix> all = isIpv6 ? insideIpv6 : inside;
        return within(all.get(random.nextInt(all.size())));
    }

    /** Of all IPv4 without the blocks that no host sends from, or of an IPv6 block of the registry. */
    private IpAddress outside(boolean isIpv6) {
        return isIpv6
                ? within(outsideIpv6.get(random.nextInt(outsideIpv6.size())))
                : IpAddress.ofIpv4(random.nextInt(1, 224) << 24 | random.nextInt(1 << 24));
    }

    private IpAddress within(Prefix prefix) {
        long high = random.nextLong();
        long low = random.nextLong();
        IpAddress last = prefix.last();
        IpAddress first = prefix.address();
        return new IpAddress(
                first.high() | (high & (first.high() ^ last.high())), first.low() | (low & (first.low() ^ last.low())));
    }

    private List<String> lines(String file) throws IOException {
        try (InputStream in = Files.newInputStream(registry.resolve(file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        file.endsWith(".gz") ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    private static long msSince(long startNs) {
        return (THREADS.getCurrentThreadCpuTime() - startNs) / 1_000_000;
    }
}
