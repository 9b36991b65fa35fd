package dev.coachstream.warehouse;

import dev.coachstream.spi.TimeSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets one process write a store. The operating system lets go of it when the process ends, however it ends. */
final class WriterLock implements AutoCloseable {
    /** Locks of this process: asking the system again, or even reading the file, would let go of the first one (POSIX). */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private WriterLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Throws a {@link StoreException} that names the process that holds it. */
    static WriterLock take(StoreFiles files, TimeSource time) {
        if (!HELD_HERE.add(files.lock())) {
            throw held(files, "this very process");
        }
        try {
            return new WriterLock(files.lock(), channel(files, time));
        } catch (IOException e) {
            HELD_HERE.remove(files.lock());
            throw new StoreException("the store's lock " + files.lock() + " cannot be written: " + e, e);
        } catch (StoreException e) {
            HELD_HERE.remove(files.lock());
            throw e;
        }
    }

    private static FileChannel channel(StoreFiles files, TimeSource time) throws IOException {
        FileChannel channel = FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw held(files, holder(files.lock()));
        }
        return signed(channel, time);
    }

    private static FileChannel signed(FileChannel channel, TimeSource time) throws IOException {
        String text = "process %d since %s%n".formatted(ProcessHandle.current().pid(), time.now());
        channel.truncate(0).write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    private static StoreException held(StoreFiles files, String holder) {
        return new StoreException("the store " + files.store() + " is being written by " + holder
                + "; wait for it, or end it. Reading goes on meanwhile, from what was last published");
    }

    private static String holder(Path lock) {
        try {
            return Files.readString(lock).strip();
        } catch (IOException e) {
            return "another process";
        }
    }

    /** The file stays: removing it could remove another process's lock. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("the store's lock cannot be released: " + e.getMessage(), e);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
