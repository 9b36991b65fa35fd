package dev.coachstream.aggregator.output;

import dev.coachstream.api.Fingerprint;
import dev.coachstream.warehouse.store.PrivateFiles;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where written pages go: the standard output, or a file that is cut back to what a checkpoint says. */
public final class ByteSink implements AutoCloseable {
    private static final int DIGESTED = 4096;

    private final String name;
    private final OutputStream target;
    private final @Nullable FileOutputStream file;
    private final @Nullable Path path;
    private long length;

    private ByteSink(
            String name, OutputStream target, @Nullable FileOutputStream file, @Nullable Path path, long length) {
        this.name = name;
        this.target = target;
        this.file = file;
        this.path = path;
        this.length = length;
    }

    public static ByteSink standardOutput(OutputStream out) {
        return new ByteSink("the standard output", out, null, null, 0);
    }

    /** A file that keeps what a checkpoint knows of it; what came after that is cut off. One that is not what it was is refused. */
    public static ByteSink file(Path path, Written kept) {
        create(path, kept);
        try (RandomAccessFile whole = new RandomAccessFile(path.toFile(), "rw")) {
            requireSame(path, whole, kept);
            whole.setLength(kept.length());
            FileOutputStream appended = new FileOutputStream(path.toFile(), true);
            return new ByteSink(path.toString(), appended, appended, path, kept.length());
        } catch (IOException e) {
            throw OutputException.of(path.toString(), e);
        }
    }

    /** A file that is what a checkpoint knows of it, perhaps with more after that. Refuses any other, and touches none. */
    public static void require(Path path, Written kept) {
        requireThere(path);
        try (RandomAccessFile whole = new RandomAccessFile(path.toFile(), "r")) {
            requireSame(path, whole, kept);
        } catch (IOException e) {
            throw new UsageException(path + " cannot be read, which the resume file belongs to", "let it be read");
        }
    }

    private static void requireThere(Path path) {
        if (Files.notExists(path)) {
            throw changed(path, "is gone, and the resume file says how much of it is good");
        }
    }

    private static void create(Path path, Written kept) {
        if (kept.length() > 0) {
            requireThere(path);
        }
        try {
            PrivateFiles.create(path);
        } catch (IOException e) {
            throw OutputException.of(path.toString(), e);
        }
    }

    private static void requireSame(Path path, RandomAccessFile file, Written kept) throws IOException {
        if (file.length() < kept.length()) {
            throw changed(path, "is shorter than the resume file says: it was changed since");
        }
        if (kept.length() > 0 && byteBefore(file, kept.length()) != '\n') {
            throw changed(path, "has no line that ends where the resume file says: one of them was changed since");
        }
        if (kept.digest() != null && !kept.digest().equals(digest(file, kept.length()))) {
            throw changed(path, "is not the file that the resume file belongs to, or was changed since");
        }
    }

    private static UsageException changed(Path path, String how) {
        return new UsageException(path + " " + how, "bring back that file, or start again without the resume file");
    }

    private static int byteBefore(RandomAccessFile file, long end) throws IOException {
        file.seek(end - 1);
        return file.read();
    }

    /** Of its first bytes, which tell files apart, and of the last ones, which were written last. */
    private static String digest(RandomAccessFile file, long length) throws IOException {
        int some = (int) Math.min(DIGESTED, length);
        byte[] ends = new byte[2 * some];
        file.seek(0);
        file.readFully(ends, 0, some);
        file.seek(length - some);
        file.readFully(ends, some, some);
        return Fingerprint.of(new String(ends, StandardCharsets.ISO_8859_1));
    }

    /** What was handed on, so that the file is known again. */
    public Written written() {
        if (path == null) {
            return new Written(length, null);
        }
        try (RandomAccessFile whole = new RandomAccessFile(path.toFile(), "r")) {
            return new Written(length, digest(whole, length));
        } catch (IOException e) {
            throw OutputException.of(name, e);
        }
    }

    /** Hands a whole page on. */
    public void write(byte[] page) {
        try {
            target.write(page);
            target.flush();
            length += page.length;
        } catch (IOException e) {
            throw OutputException.of(name, e);
        }
    }

    /** Returns when a file's bytes are on the disk: a checkpoint must not know more than the file does. */
    public void sync() {
        try {
            if (file != null) {
                // Not through a channel: an interrupt would close it.
                file.getFD().sync();
            }
        } catch (IOException e) {
            throw OutputException.of(name, e);
        }
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw OutputException.of(name, e);
        }
    }
}
