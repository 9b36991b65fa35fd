package dev.coachstream.aggregator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a process of each protocol writes, read by programs that are not ours. Skipped where they are missing, but never in CI. */
final class IndependentReadersTest {
    private static final Path NODE = Path.of("target/node");

    @RegisterExtension
    private final SimulatedFolder configured = new SimulatedFolder(30);

    private final Path folder = configured.path();

    @Test
    void pythonsJsonSchemaFindsEveryRecordAsItsSchemaSays() throws Exception {
        String python = List.of("python3", "/usr/bin/python3").stream()
                .filter(one -> runs(one, "-c", "import jsonschema"))
                .findFirst()
                .orElseGet(() -> missing("python3-jsonschema"));
        Path messages = written("singer");

        String counted = output(python, "src/test/python/validate_singer.py", messages.toString());

        int records = SingerRun.of(Files.readAllLines(messages)).of("RECORD").size();
        assertThat(records).isPositive();
        assertThat(counted.strip()).isEqualTo(String.valueOf(records));
    }

    @Test
    void farosReadsEveryMessageOfAirbyte() throws Exception {
        if (!runs("node", "--version") || !runs("npm", "--version")) {
            missing("node and npm");
        }
        install();
        Files.writeString(
                folder.resolve("catalog"),
                AirbyteRun.configured(discovered(), "incremental").toString());
        Path messages = written("airbyte", "read", "--catalog", "catalog");

        JsonNode counts = SingerRun.json(output("node", NODE.resolve("parse.js").toString(), messages.toString()));

        AirbyteRun run = AirbyteRun.of(Files.readAllLines(messages));
        assertThat(counts.path("RECORD").asInt())
                .isPositive()
                .isEqualTo(run.of("RECORD").size());
        assertThat(counts.path("STATE").asInt()).isEqualTo(run.of("STATE").size());
        assertThat(counts.path("TRACE").asInt()).isEqualTo(run.of("TRACE").size());
        for (String command : List.of("spec", "check", "discover")) {
            assertThat(output(
                            "node",
                            NODE.resolve("parse.js").toString(),
                            written("airbyte", command).toString()))
                    .as(command)
                    .containsPattern("^\\{\"(SPEC|CONNECTION_STATUS|CATALOG)\":1}");
        }
    }

    private JsonNode discovered() throws Exception {
        return AirbyteRun.of(Files.readAllLines(written("airbyte", "discover")))
                .of("CATALOG")
                .get(0);
    }

    /** What a process of its own writes. */
    private Path written(String... args) throws Exception {
        Path out = folder.resolve("out-" + String.join("-", List.of(args).subList(0, Math.min(2, args.length))));
        assertThat(Child.program(folder, Redirect.to(out.toFile()), args).waitFor())
                .isZero();
        return out;
    }

    /** Once for a build: what package-lock.json names. */
    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(NODE);
        for (String file : List.of("package.json", "package-lock.json", "parse.js")) {
            Files.copy(Path.of("src/test/node").resolve(file), NODE.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.notExists(NODE.resolve("node_modules/faros-airbyte-cdk"))) {
            Process npm = new ProcessBuilder(
                            "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
                    .directory(NODE.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(NODE.resolve("npm.log").toFile())
                    .start();
            if (npm.waitFor() != 0) {
                missing("faros-airbyte-cdk (see target/node/npm.log)");
            }
        }
    }

    private static boolean runs(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String output(String... command) throws IOException, InterruptedException {
        Path out = folder.resolve("said");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(out)).isZero();
        return Files.readString(out);
    }

    /** Where it must not be missing, that is a failure. */
    private static String missing(String what) {
        if ("true".equals(System.getenv("CI"))) {
            return fail(what + " is missing, which CI must have");
        }
        return abort(what + " is missing: nobody else has read the messages");
    }
}
