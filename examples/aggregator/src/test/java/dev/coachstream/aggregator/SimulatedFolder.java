package dev.coachstream.aggregator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Three simulated accounts and a folder whose configuration names them; both are gone after the test. */
final class SimulatedFolder implements AfterEachCallback {
    private final TemporaryFolder folder = TemporaryFolder.make("coachstream-test");
    private final SimulatedAccounts accounts;

    SimulatedFolder(int sessions) {
        accounts = SimulatedAccounts.start(sessions);
        try {
            Program.configure(folder.path(), accounts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    SimulatedAccounts accounts() {
        return accounts;
    }

    Path path() {
        return folder.path();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        accounts.close();
        folder.close();
    }
}
