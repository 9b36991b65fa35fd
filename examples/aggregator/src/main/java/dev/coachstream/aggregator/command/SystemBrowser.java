package dev.coachstream.aggregator.command;

import dev.coachstream.config.Environment;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Shows files in the reader's browser: the one that BROWSER names, else the system's. */
final class SystemBrowser {
    /** One that is still there by then shows the file; what cannot show it ends sooner. */
    private static final long SECONDS = 3;

    private final Environment environment;

    SystemBrowser(Environment environment) {
        this.environment = environment;
    }

    /** Whether one was started, and did not fail at once. */
    boolean shows(Path file) {
        List<String> command = Stream.concat(
                        opener().stream(), Stream.of(file.toAbsolutePath().toString()))
                .toList();
        try {
            Process browser = new ProcessBuilder(command)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return !browser.waitFor(SECONDS, TimeUnit.SECONDS) || browser.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private List<String> opener() {
        return environment.variable("BROWSER").map(List::of).orElseGet(SystemBrowser::ofTheSystem);
    }

    private static List<String> ofTheSystem() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler");
        }
        return system.contains("mac") ? List.of("open") : List.of("xdg-open");
    }
}
