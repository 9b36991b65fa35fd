package dev.coachstream.aggregator;

import dev.coachstream.aggregator.command.SimulatedAccounts;
import dev.coachstream.aggregator.command.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Three simulated accounts and a folder whose configuration names them; both are gone after the test. */
public final class SimulatedFolder implements AfterEachCallback {
    private final TemporaryFolder folder = TemporaryFolder.make("coachstream-test");
    private final SimulatedAccounts accounts;

    public SimulatedFolder(int sessions) {
        accounts = SimulatedAccounts.start(sessions);
        try {
            Program.configure(folder.path(), accounts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SimulatedAccounts accounts() {
        return accounts;
    }

    public Path path() {
        return folder.path();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        accounts.close();
        folder.close();
    }
}
