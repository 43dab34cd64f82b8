// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.hinomi.analysis.Pipeline;
import org.hinomi.analysis.attribute.AsTable;
import org.hinomi.analysis.attribute.CountryTable;
import org.hinomi.model.network.Institution;
import org.hinomi.server.config.Configuration;
import org.hinomi.server.config.ConfigurationFile;
import org.hinomi.server.run.HinomiServer;
import org.hinomi.server.store.People;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hinomi start}: the real thing, from a configuration file. */
@Command(
        name = "start",
        description = "Starts Hinomi with watched folders, portal and mail from a configuration file.",
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The configuration file; docs/configuration.md describes every key.")
    private Path config = Path.of("");

    @Override
    public Integer call() {
        PrintWriter out = Streams.out(spec);
        PrintWriter err = Streams.err(spec);
        Configuration configuration = ConfigurationFile.read(config);
        LogFile.use(configuration.home());
        List<Institution> institutions =
                NetworkOption.readNetwork(List.of(configuration.network().toString()));
        Registry registry =
                configuration.registry().map(Registry::load).orElse(new Registry(CountryTable.EMPTY, AsTable.EMPTY));
        Pipeline pipeline = NetworkOption.pipeline(
                institutions, NetworkOption.readIndicators(configuration.indicators(), institutions, err), registry);
        HinomiServer server = HinomiServer.start(configuration, pipeline, institutions);
        People.Person administrator = server.people().ensure("Administrator", "ADMINISTRATOR", 0);
        out.println("Hinomi runs at " + server.url());
        out.println("Administrator, once, within 15 minutes: " + server.newSignInLink(administrator.id()));
        out.println("Ctrl-C stops it; the next start goes on from there.");
        out.flush();
        Foreground.run(server, () -> {});
        return 0;
    }
}
