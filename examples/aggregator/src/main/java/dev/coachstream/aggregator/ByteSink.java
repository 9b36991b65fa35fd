package dev.coachstream.aggregator;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where written pages go: the standard output, or a file that is cut back to what a checkpoint says. */
final class ByteSink implements AutoCloseable {
    private final String name;
    private final OutputStream target;
    private final @Nullable FileOutputStream file;
    private long length;

    private ByteSink(String name, OutputStream target, @Nullable FileOutputStream file, long length) {
        this.name = name;
        this.target = target;
        this.file = file;
        this.length = length;
    }

    static ByteSink standardOutput(OutputStream out) {
        return new ByteSink("the standard output", out, null, 0);
    }

    /** A file that keeps so many bytes of what it holds; what came after a checkpoint is cut off. */
    static ByteSink file(Path path, long kept) {
        try (RandomAccessFile whole = new RandomAccessFile(path.toFile(), "rw")) {
            if (whole.length() < kept) {
                throw new UsageException(
                        path + " is shorter than the resume file says: it was changed since",
                        "start again without the resume file");
            }
            whole.setLength(kept);
            FileOutputStream appended = new FileOutputStream(path.toFile(), true);
            return new ByteSink(path.toString(), appended, appended, kept);
        } catch (FileNotFoundException e) {
            throw new UsageException(path + " cannot be written", "name a file in a folder that exists and is yours");
        } catch (IOException e) {
            throw OutputException.of(path.toString(), e);
        }
    }

    /** Hands a whole page on. */
    void write(byte[] page) {
        try {
            target.write(page);
            target.flush();
            length += page.length;
        } catch (IOException e) {
            throw OutputException.of(name, e);
        }
    }

    /** Returns when a file's bytes are on the disk: a checkpoint must not know more than the file does. */
    void sync() {
        try {
            if (file != null) {
                // Not through a channel: an interrupt would close it.
                file.getFD().sync();
            }
        } catch (IOException e) {
            throw OutputException.of(name, e);
        }
    }

    /** How many bytes were handed on. */
    long length() {
        return length;
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
