package dev.coachstream.warehouse.sync;

import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.TimeSource;
import dev.coachstream.warehouse.store.HeldFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Accounts that one sync owns among those that write stores in the same folder, so that no account is read, and its quota spent, twice at
 * once: parts of the accounts that were divided differently, or a part and the whole. Each is a lock beside the stores, which the operating
 * system lets go of when the process ends, however it ends. An account that reads something else under the same name is another one.
 */
final class AccountLeases implements AutoCloseable {
    private final List<HeldFile> held;

    private AccountLeases(List<HeldFile> held) {
        this.held = held;
    }

    /**
     * All or none.
     *
     * @throws dev.coachstream.warehouse.store.StoreException that names the account, and the process that has it
     */
    static AccountLeases take(Path folder, List<? extends CoachingSource> sources, TimeSource time) {
        // An interrupt, which ends the sync at its next step, would close the files that are being locked.
        boolean interrupted = Thread.interrupted();
        AccountLeases leases = new AccountLeases(new ArrayList<>());
        try {
            sources.forEach(source -> leases.add(folder, source, time));
            return leases;
        } catch (RuntimeException e) {
            leases.close();
            throw e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void add(Path folder, CoachingSource source, TimeSource time) {
        Path account = folder.resolve(
                ".%s.%s".formatted(source.name(), source.identity().fingerprint()));
        HeldFile lease =
                HeldFile.take(account, "account %s, of the stores in %s,".formatted(source.name(), folder), time);
        if (lease != null) {
            held.add(lease);
        }
    }

    @Override
    public void close() {
        held.forEach(HeldFile::close);
    }
}
