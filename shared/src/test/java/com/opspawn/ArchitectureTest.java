package com.opspawn;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {
    private static final JavaClasses SHARED =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("com.opspawn");

    @Test
    void nothingHereKnowsTheModelsLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j..")
                .check(SHARED);
    }

    @Test
    void domainsHaveNoCycles() {
        slices().matching("com.opspawn.(*)..")
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .check(SHARED);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("com.opspawn.(**)")
                .namingSlices("$1")
                .should()
                .beFreeOfCycles()
                .check(SHARED);
    }

    @Test
    void onlyTheStoresTheWorkflowAndTheirClientsKnowAws() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..dynamodb..", "..stepfunctions..", "com.opspawn.aws")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .check(SHARED);
    }

    @Test
    void onlyTheEdgesKnowLambda() {
        noClasses()
                .that()
                .resideOutsideOfPackages("com.opspawn.http", "com.opspawn.aws")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws..")
                .check(SHARED);
    }
}
