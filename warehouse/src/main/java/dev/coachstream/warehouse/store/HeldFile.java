package dev.coachstream.warehouse.store;

import dev.coachstream.api.TimeSource;
import dev.coachstream.warehouse.HostApi;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that one process writes, and no other meanwhile: held by a lock on a file beside it, {@code NAME.lock}, which names the
 * process. The operating system lets go of it when the process ends, however it ends.
 */
@HostApi
public final class HeldFile implements AutoCloseable {
    /** Locks of this process: asking the system again, or even reading the file, would let go of the first one (POSIX). */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private static final String SIGNATURE = "process ";
    private static final int MAX_BYTES = 200;

    private final Path lock;
    private final FileChannel channel;

    private HeldFile(Path lock, FileChannel channel) {
        this.lock = lock;
        this.channel = channel;
    }

    /**
     * Holds a file, which need not be there yet. A pipe or a device is nobody's, nor what lies in a folder one cannot write: null.
     *
     * @throws StoreException that names the process that holds it
     */
    public static @Nullable HeldFile take(Path file, TimeSource time) {
        return take(file, file.toString(), time);
    }

    /**
     * Holds what a file stands for.
     *
     * @param what its name in messages
     */
    public static @Nullable HeldFile take(Path named, String what, TimeSource time) {
        Path file = PrivateFiles.real(named);
        if ((Files.exists(file) && !Files.isRegularFile(file)) || !Files.isWritable(folder(file))) {
            return null;
        }
        Path lock = lock(file);
        if (!HELD_HERE.add(lock)) {
            throw held(what, "this very process");
        }
        try {
            return new HeldFile(lock, signed(locked(what, lock), time));
        } catch (IOException e) {
            HELD_HERE.remove(lock);
            throw new StoreException("the lock " + lock + " cannot be written: " + e, e);
        } catch (StoreException e) {
            HELD_HERE.remove(lock);
            throw e;
        }
    }

    /** Whether any process holds it, as far as can be seen. */
    static boolean isHeld(Path file) {
        return Files.exists(lock(file));
    }

    static boolean isHeldHere(Path file) {
        return HELD_HERE.contains(lock(file));
    }

    private static Path folder(Path file) {
        return file.toAbsolutePath().resolveSibling("");
    }

    /** One for each file, whatever it is called: through links, too. */
    private static Path lock(Path file) {
        Path real = real(PrivateFiles.real(file).toAbsolutePath());
        return real.resolveSibling(real.getFileName() + ".lock");
    }

    private static Path real(Path file) {
        try {
            return Files.exists(file)
                    ? file.toRealPath()
                    : folder(file).toRealPath().resolve(file.getFileName());
        } catch (IOException e) {
            return file;
        }
    }

    private static FileChannel locked(String what, Path lock) throws IOException {
        FileChannel channel = attempt(what, lock);
        while (channel == null) {
            channel = attempt(what, lock);
        }
        return channel;
    }

    /** Null if whoever held it has removed it meanwhile, so that what is locked is not what others will find. */
    private static @Nullable FileChannel attempt(String what, Path lock) throws IOException {
        PrivateFiles.create(lock);
        refuseForeign(what, lock);
        try {
            Object found = identity(lock);
            FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw held(what, holder(lock));
            }
            if (found.equals(identity(lock))) {
                return channel;
            }
            channel.close();
        } catch (NoSuchFileException e) {
            // removed meanwhile
        }
        return null;
    }

    /** A lock is written over and removed: what only happens to be called so must not be. */
    private static void refuseForeign(String what, Path lock) throws IOException {
        boolean foreign = Files.exists(lock)
                && (!Files.isRegularFile(lock)
                        || Files.size(lock) > MAX_BYTES
                        || !(Files.readString(lock, StandardCharsets.ISO_8859_1) + SIGNATURE).startsWith(SIGNATURE));
        if (foreign) {
            throw new StoreException(
                    what + " cannot be held: " + lock + " is no lock of this program; call one of both otherwise");
        }
    }

    private static Object identity(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        return key == null ? file : key;
    }

    private static FileChannel signed(FileChannel channel, TimeSource time) throws IOException {
        String text =
                (SIGNATURE + "%s since %s%n").formatted(ProcessHandle.current().pid(), time.now());
        channel.truncate(0).write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return channel;
    }

    private static StoreException held(String what, String holder) {
        return new StoreException(
                what + " is being written by " + holder + "; wait for it, or end it. Nothing was touched");
    }

    private static String holder(Path lock) {
        try {
            String text = Files.readString(lock).strip();
            return text.isEmpty() ? "another process" : text;
        } catch (IOException e) {
            return "another process";
        }
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(lock);
        } catch (IOException e) {
            // Windows keeps what is open: it stays, and is nobody's.
        } finally {
            HELD_HERE.remove(lock);
        }
    }
}
