// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionBlock;
import org.junit.jupiter.api.Test;

/** Attribution by columns against a look at every holding, over prefixes of every length and holdings of every time. */
class AttributionTwinTest {

    private static final long SEED = 20260403;
    private static final int ROUNDS = 60;
    /** More than two chunks, and no whole number of them. */
    private static final int ROWS = 1100;

    private record Claim(int institution, Holding holding) {}

    @Test
    void everyRowAgreesWithLookingAtEveryHolding() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            List<Institution> institutions = institutions(random);
            SessionBlock block = rows(random);
            attributor(institutions).attribute(block);
            List<Claim> claims = claims(institutions);
            for (int row = 0; row < block.size(); row++) {
                assertAttributed(claims, block, row, "seed " + SEED + " round " + round + " row " + row);
            }
        }
    }

    private static void assertAttributed(List<Claim> claims, SessionBlock block, int row, String place) {
        IpAddress srcEnd = new IpAddress(block.srcHigh()[row], block.srcLow()[row]);
        IpAddress dstEnd = new IpAddress(block.dstHigh()[row], block.dstLow()[row]);
        int src = naive(claims, srcEnd, block.startMs()[row]);
        int dst = naive(claims, dstEnd, block.startMs()[row]);
        assertThat(block.srcInstitution()[row]).as("%s src %s", place, srcEnd).isEqualTo(src);
        assertThat(block.dstInstitution()[row]).as("%s dst %s", place, dstEnd).isEqualTo(dst);
        boolean isInternal = src != InstitutionId.OUTSIDE && dst != InstitutionId.OUTSIDE;
        IpAddress outside = dst == InstitutionId.OUTSIDE ? dstEnd : srcEnd;
        assertThat((int) block.country()[row])
                .as("%s country of %s", place, outside)
                .isEqualTo(isInternal ? 0 : DemoWorldTables.COUNTRIES.find(outside.high(), outside.low()));
        assertThat(block.asNumber()[row])
                .as("%s AS of %s", place, outside)
                .isEqualTo(isInternal ? 0 : DemoWorldTables.AS_NUMBERS.find(outside.high(), outside.low()));
    }

    /** Loaded once. */
    private static final class DemoWorldTables {
        static final CountryTable COUNTRIES = DemoWorld.countries();
        static final AsTable AS_NUMBERS = DemoWorld.asNumbers();
    }

    private static Attributor attributor(List<Institution> institutions) {
        return new Attributor(
                new InstitutionTable(institutions), DemoWorldTables.COUNTRIES, DemoWorldTables.AS_NUMBERS);
    }

    /** Some that no two of hold the same prefix at one time. */
    private static List<Institution> institutions(Random random) {
        List<Institution> taken = new ArrayList<>();
        for (int id = 1; id <= 40; id++) {
            List<Institution> more = new ArrayList<>(taken);
            more.add(new Institution(new InstitutionId(id), "大学", "University " + id, holdings(random)));
            try {
                taken = new ArrayList<>(more);
                assertThat(new InstitutionTable(taken)).isNotNull();
            } catch (HinomiException disputed) {
                taken.removeLast();
            }
        }
        return taken;
    }

    private static List<Holding> holdings(Random random) {
        List<Holding> holdings = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            IpAddress address = address(random);
            int length = address.isIpv4() ? 100 + random.nextInt(29) : 10 + random.nextInt(119);
            Prefix prefix = new Prefix(Prefix.floor(address, length), length);
            long fromMs = random.nextInt(8);
            holdings.add(
                    random.nextBoolean()
                            ? Holding.always(prefix)
                            : new Holding(prefix, fromMs, fromMs + 1 + random.nextInt(5)));
        }
        return holdings;
    }

    private static SessionBlock rows(Random random) {
        SessionBlock block = new SessionBlock("test", 16);
        for (int i = 0; i < ROWS; i++) {
            int row = block.newRow();
            IpAddress src = address(random);
            IpAddress dst = address(random);
            block.startMs()[row] = random.nextInt(14) - 1L;
            block.srcHigh()[row] = src.high();
            block.srcLow()[row] = src.low();
            block.dstHigh()[row] = dst.high();
            block.dstLow()[row] = dst.low();
            block.attribute(row, 9, 9, 'x', 9);
        }
        return block;
    }

    private static IpAddress address(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> IpAddress.ofIpv4(random.nextInt());
            case 1 -> IpAddress.ofIpv4(0xc000_0200 + random.nextInt(64));
            case 2 -> IpAddress.ofIpv4(0xcb00_0000 + random.nextInt(1 << 17));
            case 3 -> new IpAddress(0x2001_0db8L << 32 | (long) random.nextInt(4) << 16, random.nextInt(4));
            default -> new IpAddress(random.nextInt(8) == 0 ? 0 : random.nextLong(), random.nextLong());
        };
    }

    private static List<Claim> claims(List<Institution> institutions) {
        return institutions.stream()
                .flatMap(one -> one.holdings().stream()
                        .map(holding -> new Claim(one.id().value(), holding)))
                .toList();
    }

    private static int naive(List<Claim> claims, IpAddress address, long timeMs) {
        return claims.stream()
                .filter(claim -> claim.holding.isValidAt(timeMs)
                        && claim.holding.prefix().contains(address))
                .max(Comparator.comparingInt(claim -> claim.holding.prefix().length()))
                .map(Claim::institution)
                .orElse(InstitutionId.OUTSIDE);
    }
}
