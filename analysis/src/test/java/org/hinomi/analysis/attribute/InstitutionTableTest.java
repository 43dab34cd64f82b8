// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.analysis.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.hinomi.model.address.IpAddress;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.network.Holding;
import org.hinomi.model.network.Institution;
import org.hinomi.model.network.InstitutionId;
import org.junit.jupiter.api.Test;

class InstitutionTableTest {

    private static final long SEED = 7;
    private static final long NOW_MS = 1_000_000;

    @Test
    void longestPrefixWins() {
        InstitutionTable table = new InstitutionTable(
                List.of(institution(1, "192.0.2.0/24", "2001:db8::/32"), institution(2, "192.0.2.128/25")));

        assertThat(find(table, "192.0.2.127", NOW_MS)).isEqualTo(1);
        assertThat(find(table, "192.0.2.128", NOW_MS)).isEqualTo(2);
        assertThat(find(table, "2001:db8:ffff::1", NOW_MS)).isEqualTo(1);
        assertThat(find(table, "192.0.3.0", NOW_MS)).isEqualTo(InstitutionId.OUTSIDE);
        assertThat(find(table, "2001:db9::1", NOW_MS)).isEqualTo(InstitutionId.OUTSIDE);
    }

    @Test
    void sessionBelongsToTheHolderOfItsTime() {
        InstitutionTable table = new InstitutionTable(List.of(
                institution(1, new Holding(prefix("192.0.2.0/24"), Long.MIN_VALUE, 500)),
                institution(2, new Holding(prefix("192.0.2.0/24"), 500, Long.MAX_VALUE))));

        assertThat(find(table, "192.0.2.1", 499)).isEqualTo(1);
        assertThat(find(table, "192.0.2.1", 500)).isEqualTo(2);
    }

    @Test
    void narrowPrefixThatIsOverFallsBackToTheWiderOne() {
        InstitutionTable table = new InstitutionTable(
                List.of(institution(1, "192.0.2.0/24"), institution(2, new Holding(prefix("192.0.2.0/28"), 100, 200))));

        assertThat(find(table, "192.0.2.1", 150)).isEqualTo(2);
        assertThat(find(table, "192.0.2.1", 200)).isEqualTo(1);
    }

    @Test
    void refusesTwoHoldersOfOnePrefixAtOneTime() {
        List<Institution> both =
                List.of(institution(1, "192.0.2.0/24"), institution(2, new Holding(prefix("192.0.2.0/24"), 100, 200)));

        assertThatThrownBy(() -> new InstitutionTable(both))
                .isInstanceOfSatisfying(
                        HinomiException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BAD_CONFIGURATION))
                .hasMessageContaining("192.0.2.0/24")
                .hasMessageContaining("University 1")
                .hasMessageContaining("University 2");
    }

    @Test
    void agreesWithLookingAtEveryHolding() {
        Random random = new Random(SEED);
        int tables = 0;
        while (tables < 200) {
            List<Institution> institutions = institutions(random);
            InstitutionTable table;
            try {
                table = new InstitutionTable(institutions);
            } catch (HinomiException disputed) {
                continue;
            }
            tables++;
            for (int i = 0; i < 200; i++) {
                IpAddress address = address(random);
                long timeMs = random.nextInt(10);
                assertThat(table.find(address.high(), address.low(), timeMs))
                        .as("seed %d table %d %s at %d", SEED, tables, address, timeMs)
                        .isEqualTo(naive(institutions, address, timeMs));
            }
        }
    }

    private static List<Institution> institutions(Random random) {
        List<Institution> institutions = new ArrayList<>();
        for (int id = 1; id <= 6; id++) {
            List<Holding> holdings = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                IpAddress address = address(random);
                int length = 128 - random.nextInt(address.isIpv4() ? 20 : 90);
                long fromMs = random.nextInt(8);
                Prefix prefix = new Prefix(Prefix.floor(address, length), length);
                holdings.add(
                        random.nextBoolean()
                                ? Holding.always(prefix)
                                : new Holding(prefix, fromMs, fromMs + 1 + random.nextInt(5)));
            }
            institutions.add(institution(id, holdings.toArray(Holding[]::new)));
        }
        return institutions;
    }

    private static IpAddress address(Random random) {
        return random.nextInt(3) == 0
                ? new IpAddress(0x2001_0db8L << 32 | random.nextInt(4), random.nextInt(4))
                : IpAddress.ofIpv4(0xc0000200 + random.nextInt(32));
    }

    private static int naive(List<Institution> institutions, IpAddress address, long timeMs) {
        record Claim(int id, Holding holding) {}
        return institutions.stream()
                .flatMap(one -> one.holdings().stream()
                        .map(holding -> new Claim(one.id().value(), holding)))
                .filter(claim -> claim.holding.isValidAt(timeMs)
                        && claim.holding.prefix().contains(address))
                .max(Comparator.comparingInt(claim -> claim.holding.prefix().length()))
                .map(Claim::id)
                .orElse(InstitutionId.OUTSIDE);
    }

    private static Institution institution(int id, String... prefixes) {
        Holding[] holdings = List.of(prefixes).stream()
                .map(text -> Holding.always(prefix(text)))
                .toArray(Holding[]::new);
        return institution(id, holdings);
    }

    private static Institution institution(int id, Holding... holdings) {
        return new Institution(new InstitutionId(id), "大学 " + id, "University " + id, List.of(holdings));
    }

    private static int find(InstitutionTable table, String text, long timeMs) {
        IpAddress address = IpAddress.parse(text).orElseThrow();
        return table.find(address.high(), address.low(), timeMs);
    }

    private static Prefix prefix(String text) {
        return Prefix.parse(text).orElseThrow();
    }
}
