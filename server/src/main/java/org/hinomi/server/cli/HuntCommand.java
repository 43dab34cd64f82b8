// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hinomi.archive.query.FoundSession;
import org.hinomi.archive.query.HuntFilter;
import org.hinomi.archive.query.HuntFilter.Measure;
import org.hinomi.archive.query.HuntQuery;
import org.hinomi.archive.view.ArchiveView;
import org.hinomi.archive.view.HuntSearch;
import org.hinomi.model.address.Prefix;
import org.hinomi.model.error.ErrorCode;
import org.hinomi.model.error.HinomiException;
import org.hinomi.model.network.InstitutionId;
import org.hinomi.model.session.SessionState;
import org.hinomi.server.search.SessionTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hinomi hunt}: the sessions of the archive that fulfil conditions. */
@Command(
        name = "hunt",
        description = "Prints the sessions of the archive that fulfil every condition given, the earliest first.",
        mixinStandardHelpOptions = true)
final class HuntCommand implements Callable<Integer> {

    private static final int MAX_PORT = 65_535;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private HomeOption home = new HomeOption();

    @Mixin
    private TimeOption time = new TimeOption();

    @Option(names = "--host", paramLabel = "IP|CIDR", description = "One end lies here.")
    private @Nullable String host;

    @Option(names = "--peer", paramLabel = "IP|CIDR", description = "The other end lies here; alone, one end.")
    private @Nullable String peer;

    @Option(names = "--port", paramLabel = "N", description = "To this port.")
    private @Nullable Integer port;

    @Option(names = "--institution", paramLabel = "N", description = "One end is of the institution of this number.")
    private @Nullable Integer institution;

    @Option(names = "--country", paramLabel = "XX", description = "The outside end is there (ISO 3166-1, two letters).")
    private @Nullable String country;

    @Option(
            names = "--state",
            paramLabel = "STATE",
            description = "How it went: unknown, blocked, unanswered, refused, answered.")
    private @Nullable String state;

    @Option(names = "--sensor", paramLabel = "NAME", description = "Seen by this sensor.")
    private @Nullable String sensor;

    @Option(names = "--min-bytes-out", paramLabel = "N", description = "The source sent at least so many bytes.")
    private @Nullable Long minBytesOut;

    @Option(names = "--max-bytes-out", paramLabel = "N", description = "The source sent at most so many bytes.")
    private @Nullable Long maxBytesOut;

    @Option(names = "--min-bytes-in", paramLabel = "N", description = "The source received at least so many bytes.")
    private @Nullable Long minBytesIn;

    @Option(names = "--max-bytes-in", paramLabel = "N", description = "The source received at most so many bytes.")
    private @Nullable Long maxBytesIn;

    @Option(names = "--min-duration", paramLabel = "SECONDS", description = "It lasted at least so long.")
    private @Nullable Long minDurationSec;

    @Option(names = "--max-duration", paramLabel = "SECONDS", description = "It lasted at most so long.")
    private @Nullable Long maxDurationSec;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "1000",
            description = "At most so many sessions; default ${DEFAULT-VALUE}.")
    private int limit = 1000;

    @Mixin
    private OutputOption output = new OutputOption();

    @Override
    public Integer call() {
        PrintWriter out = Streams.out(spec);
        PrintWriter err = Streams.err(spec);
        HuntQuery query = query();
        HuntSearch.Found found;
        try (ArchiveView archive = home.view();
                SearchBar bar = new SearchBar()) {
            found = new HuntSearch(archive).find(query, bar);
        }
        if (output.isJson()) {
            for (FoundSession session : found.sessions()) {
                out.print(SessionTable.json(session) + "\n");
            }
            err.println(found.sessions().size() + " sessions" + (found.isCut() ? ", and there are more" : ""));
        } else {
            new SessionTable(out).print(found.sessions(), found.isCut());
        }
        out.flush();
        err.flush();
        return 0;
    }

    private HuntQuery query() {
        if (limit < 1) {
            throw wrong("--limit", Integer.toString(limit), "a number from 1");
        }
        long nowMs = Clock.systemUTC().millis();
        return new HuntQuery(filters(), time.fromMs(nowMs, Long.MIN_VALUE), time.toMs(nowMs, Long.MAX_VALUE), limit);
    }

    private List<HuntFilter> filters() {
        List<HuntFilter> filters = new ArrayList<>();
        if (host != null && peer != null) {
            filters.add(new HuntFilter.BothEnds(prefix("--host ", host), prefix("--peer ", peer)));
        } else if (host != null) {
            filters.add(new HuntFilter.AnEnd(prefix("--host ", host)));
        } else if (peer != null) {
            filters.add(new HuntFilter.AnEnd(prefix("--peer ", peer)));
        }
        if (port != null) {
            filters.add(new HuntFilter.ToPort(inRange("--port", port, 0, MAX_PORT)));
        }
        if (institution != null) {
            filters.add(new HuntFilter.OfInstitution(
                    new InstitutionId(inRange("--institution", institution, 1, Integer.MAX_VALUE))));
        }
        if (country != null) {
            filters.add(new HuntFilter.InCountry(country(country)));
        }
        if (state != null) {
            filters.add(new HuntFilter.WentLike(state(state)));
        }
        if (sensor != null) {
            filters.add(new HuntFilter.SeenBy(sensor));
        }
        addSize(filters, Measure.BYTES_OUT, "--min-bytes-out", minBytesOut, maxBytesOut, 1);
        addSize(filters, Measure.BYTES_IN, "--min-bytes-in", minBytesIn, maxBytesIn, 1);
        addSize(filters, Measure.DURATION_MS, "--min-duration", minDurationSec, maxDurationSec, 1000);
        return filters;
    }

    private static void addSize(
            List<HuntFilter> filters,
            Measure measure,
            String option,
            @Nullable Long least,
            @Nullable Long most,
            long unit) {
        if (least == null && most == null) {
            return;
        }
        long from = least == null ? 0 : least;
        long to = most == null ? Long.MAX_VALUE / unit : most;
        if (from < 0 || to < from || to > Long.MAX_VALUE / unit) {
            throw wrong(option, from + " to " + to, "a range of numbers from 0, the lesser first");
        }
        filters.add(new HuntFilter.Sized(measure, from * unit, to * unit));
    }

    private static int inRange(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option, Integer.toString(value), "a number from " + least + " to " + most);
        }
        return value;
    }

    private static String country(String text) {
        String letters = text.toUpperCase(Locale.ROOT);
        if (!letters.matches("[A-Z]{2}")) {
            throw wrong("--country", text, "two letters such as NL");
        }
        return letters;
    }

    private static SessionState state(String text) {
        return Arrays.stream(SessionState.values())
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> wrong(
                        "--state",
                        text,
                        Arrays.stream(SessionState.values())
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    /** An address or block that stands on the command line. */
    static Prefix prefix(String option, String text) {
        return Prefix.parse(text)
                .orElseThrow(() -> new HinomiException(
                        ErrorCode.USAGE,
                        option + "\"" + text + "\" is no address or block; allowed is 203.0.113.5, 203.0.113.0/24,"
                                + " 2001:db8::1 or 2001:db8::/48, with no host bits set"));
    }

    private static HinomiException wrong(String option, String value, String allowed) {
        return new HinomiException(ErrorCode.USAGE, option + " " + value + ": allowed is " + allowed);
    }
}
