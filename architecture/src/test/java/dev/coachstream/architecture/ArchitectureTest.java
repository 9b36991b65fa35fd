package dev.coachstream.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

    @Test
    void seesTheModules() {
        assertThat(new ClassFileImporter().importPackages("dev.coachstream")).isNotEmpty();
    }
}
