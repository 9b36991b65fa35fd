package dev.coachstream.warehouse.store;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Copies a database's file and looks at the checksum of each of its blocks. DuckDB looks at those of what it reads, and no query reads
 * the blocks of an index.
 */
final class Blocks {
    /** Three headers, of which DuckDB looks at each when it opens a file. */
    private static final int HEADERS = 3 * 4096;

    private static final int BLOCK = 256 * 1024;

    /** As DuckDB makes them since 0.3: {@code src/common/checksum.cpp}. */
    private static final long SEED = 5381;

    private static final long FACTOR = 0xbf58476d1ce4e5b9L;

    private final RandomAccessFile file;
    private final byte[] block = new byte[BLOCK];
    private final long[] words = new long[BLOCK / Long.BYTES];
    private int good;
    private int bad;

    private Blocks(RandomAccessFile file) {
        this.file = file;
    }

    /** Copies the file whole; gives whether every block is as it was written. */
    static boolean copy(RandomAccessFile file, OutputStream copy) throws IOException {
        Blocks blocks = new Blocks(file);
        file.seek(0);
        copy.write(blocks.block, 0, blocks.read(HEADERS));
        for (int read = blocks.read(BLOCK); read > 0; read = blocks.read(BLOCK)) {
            blocks.look(read);
            copy.write(blocks.block, 0, read);
        }
        // Where none is good the file has another form, and what DuckDB itself reads of it has to do.
        return blocks.bad == 0 || blocks.good == 0;
    }

    private int read(int most) throws IOException {
        int length = 0;
        int read = 0;
        while (length < most && read >= 0) {
            length += read;
            read = file.read(block, length, most - length);
        }
        return length;
    }

    private void look(int length) {
        if (length < BLOCK || isAsItWasWritten()) {
            good++;
        } else {
            bad++;
        }
    }

    /** One that has never been written is empty. */
    private boolean isAsItWasWritten() {
        ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(words);
        long sum = SEED;
        for (int i = 1; i < words.length; i++) {
            sum ^= words[i] * FACTOR;
        }
        return sum == words[0] || Arrays.equals(block, new byte[BLOCK]);
    }
}
