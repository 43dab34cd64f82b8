// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hinomi.desk.attention.AttentionBudget;
import org.hinomi.model.error.HinomiException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void makeWhatIsNamed() throws IOException {
        Files.writeString(folder.resolve("network.csv"), "192.0.2.0/24=Aoba\n");
        Files.createDirectory(folder.resolve("zeek"));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("hinomi.yaml"), text);
    }

    @Test
    void aShortFileIsEnough() throws IOException {
        Configuration configuration =
                ConfigurationFile.read(file("network: network.csv\nsensors:\n  - {name: zeek-1, folder: zeek}\n"));
        assertThat(configuration.portal().port()).isEqualTo(8080);
        assertThat(configuration.sensors()).hasSize(1);
        assertThat(configuration.home()).isEqualTo(folder.resolve("hinomi-data"));
    }

    @Test
    void everyFaultIsSaidWithItsPlace() throws IOException {
        Path file = file("""
                network: nowhere.csv
                portal:
                  port: 99999
                  prot: 1
                sensors:
                  - name: "bad name"
                    folder: missing
                colour: red
                """);
        assertThatThrownBy(() -> ConfigurationFile.read(file))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining(
                        "hinomi.yaml:1: key \"network\" is \"nowhere.csv\"; allowed: a file that can be read")
                .hasMessageContaining(
                        "hinomi.yaml:3: key \"portal.port\" is \"99999\"; allowed: a whole number from 0 to 65535")
                .hasMessageContaining("hinomi.yaml:4: unknown key \"portal.prot\"; allowed here: bind, port")
                .hasMessageContaining("hinomi.yaml:6: key \"sensors[0].name\" is \"bad name\"")
                .hasMessageContaining("hinomi.yaml:7: key \"sensors[0].folder\" is \"missing\"")
                .hasMessageContaining("hinomi.yaml:8: unknown key \"colour\"");
    }

    @Test
    void thePaceOfCommitsIsHalfAMinuteUnlessSaid() throws IOException {
        String rest = "network: network.csv\nsensors:\n  - {name: zeek-1, folder: zeek}\n";
        assertThat(ConfigurationFile.read(file(rest)).archive().commitSeconds()).isEqualTo(30);
        assertThat(ConfigurationFile.read(file(rest + "archive: {commit-seconds: 7}\n"))
                        .archive()
                        .commitSeconds())
                .isEqualTo(7);
        Path wrong = file(rest + "archive: {commit-seconds: 0}\n");
        assertThatThrownBy(() -> ConfigurationFile.read(wrong))
                .hasMessageContaining("key \"archive.commit-seconds\" is \"0\"; allowed: a whole number from 1 to 600");
    }

    @Test
    void noticesLeaveUnlessShadowModeIsChosen() throws IOException {
        String rest = "network: network.csv\nsensors:\n  - {name: zeek-1, folder: zeek}\n";
        assertThat(ConfigurationFile.read(file(rest)).notices()).isEqualTo(Configuration.NoticeRules.DEFAULT);
        Configuration.NoticeRules shadow = ConfigurationFile.read(
                        file(rest + "notices: {sending: shadow, budget: 2, budget-days: 14}\n"))
                .notices();
        assertThat(shadow.isShadow()).isTrue();
        assertThat(shadow.budget()).isEqualTo(new AttentionBudget(2, 14));
    }

    @Test
    void anUnknownWayOfSendingRefusesToStart() throws IOException {
        Path file = file("""
                network: network.csv
                sensors:
                  - {name: zeek-1, folder: zeek}
                notices:
                  sending: off
                  budget: 0
                """);
        assertThatThrownBy(() -> ConfigurationFile.read(file))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining("hinomi.yaml:5: key \"notices.sending\" is \"off\"; allowed: live, shadow")
                .hasMessageContaining("hinomi.yaml:6: key \"notices.budget\" is \"0\"");
    }

    @Test
    void siteRulesAreReadAndTheirFaultsSaidWithTheirOwnPlace() throws IOException {
        String text = "network: network.csv\nsensors:\n  - {name: zeek-1, folder: zeek}\nrules: site.rules\n";
        Path rules = folder.resolve("site.rules");
        Files.writeString(rules, "rule: x\nhost: 192.0.2.1\nrisk: 3\nja: 理由\nen: reason\n");
        assertThat(ConfigurationFile.read(file(text)).rules().rules()).hasSize(1);

        Files.writeString(rules, "rule: x\nhost: 192.0.2.1\nrisk: much\nja: 理由\nen: reason\n");
        Path configuration = file(text + "colour: red\n");
        assertThatThrownBy(() -> ConfigurationFile.read(configuration))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining("site.rules:3: key \"risk\" is \"much\"")
                .hasMessageContaining("hinomi.yaml:5: unknown key \"colour\"");
    }

    @Test
    void textThatIsNoYamlIsSaidSo() throws IOException {
        Path file = file("network: [\n");
        assertThatThrownBy(() -> ConfigurationFile.read(file))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining("is not YAML");
    }

    @Test
    void aMissingFileIsSaidSo() {
        assertThatThrownBy(() -> ConfigurationFile.read(folder.resolve("none.yaml")))
                .isInstanceOf(HinomiException.class)
                .hasMessageContaining("no such file");
    }
}
