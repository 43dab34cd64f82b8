// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Hinomi authors
package org.hinomi.server.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Holds the code against the import table of ARCHITECTURE.md. */
class ArchitectureTest {

    private static final String ROOT = "org.hinomi.";

    /** Module to the modules that it may import; the server may import all of these. */
    private static final Map<String, Set<String>> ARROWS = Map.of(
            "model", Set.of(),
            "analysis", Set.of("model"),
            "archive", Set.of("model", "analysis"),
            "engine", Set.of("model", "analysis", "archive"),
            "desk", Set.of("model"),
            "server", Set.of("model", "analysis", "archive", "engine", "desk"));

    private static final List<String> STAGES = List.of("format", "attribute", "match", "detect", "triage");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.hinomi");

    @Test
    void modulesImportOnlyWhatTheTableAllows() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass javaClass : CLASSES) {
            String from = module(javaClass);
            for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                String to = module(dependency.getTargetClass());
                boolean isOurs = dependency.getTargetClass().getPackageName().startsWith(ROOT);
                if (isOurs
                        && !from.equals(to)
                        && !ARROWS.getOrDefault(from, Set.of()).contains(to)) {
                    wrong.add(dependency.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyModuleWasLookedAt() {
        assertThat(CLASSES.stream().map(ArchitectureTest::module).distinct())
                .containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
    }

    @Test
    void stagesDoNotImportEachOther() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass javaClass : CLASSES) {
            String from = stage(javaClass);
            for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                String to = stage(dependency.getTargetClass());
                if (STAGES.contains(from) && STAGES.contains(to) && !from.equals(to)) {
                    wrong.add(dependency.getDescription());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void packagesOfAModuleFormNoCycle() {
        for (String module : ARROWS.keySet()) {
            slices().matching(ROOT + module + ".(**)")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    @Test
    void theModelImportsTheJdkAlone() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage(ROOT + "model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(ROOT + "model..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void pureModulesHaveNoClockFileSocketOrThread() {
        DescribedPredicate<JavaClass> outsideWorld = DescribedPredicate.describe(
                "the outside world",
                target -> target.getPackageName().equals("java.net")
                        || target.getPackageName().startsWith("java.nio.file")
                        || target.getPackageName().startsWith("java.util.concurrent")
                        || Set.of("java.io.File", "java.io.FileInputStream", "java.lang.Thread", "java.time.Clock")
                                .contains(target.getName()));
        for (String module : List.of("model", "analysis", "desk")) {
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideInAPackage(ROOT + module + "..")
                    .should()
                    .dependOnClassesThat(outsideWorld)
                    .check(CLASSES);
            ArchRuleDefinition.noClasses()
                    .that()
                    .resideInAPackage(ROOT + module + "..")
                    .should()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(System.class, "nanoTime")
                    .check(CLASSES);
        }
    }

    @Test
    void roomsWithoutAMeaningHaveNoPlace() {
        ArchRuleDefinition.noClasses()
                .should()
                .resideInAnyPackage("..util..", "..common..", "..helper..", "..manager..", "..impl..")
                .check(CLASSES);
    }

    private static String module(JavaClass javaClass) {
        return part(javaClass, 0);
    }

    private static String stage(JavaClass javaClass) {
        return module(javaClass).equals("analysis") ? part(javaClass, 1) : "";
    }

    private static String part(JavaClass javaClass, int place) {
        String name = javaClass.getPackageName();
        if (!name.startsWith(ROOT)) {
            return "";
        }
        String[] parts = name.substring(ROOT.length()).split("\\.", -1);
        return parts.length > place ? parts[place] : "";
    }
}
