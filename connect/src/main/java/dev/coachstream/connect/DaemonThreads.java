package dev.coachstream.connect;

import java.util.concurrent.ThreadFactory;

/** Threads that a worker does not wait for when it ends. */
final class DaemonThreads {
    private DaemonThreads() {}

    static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
