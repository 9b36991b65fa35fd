package dev.coachstream.warehouse.store;

import dev.coachstream.warehouse.HostApi;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Files that hold what was said to persons and about them. One that is made here is for its owner only, where files have such a
 * mode; one that is there keeps the mode that somebody gave it. Not for Windows' access lists, which are inherited.
 */
@HostApi
public final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final int MAX_LINKS = 40;

    private PrivateFiles() {}

    /** The file that a name leads to through links, whether or not it is there. */
    public static Path real(Path named) {
        Path file = named;
        try {
            for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(file); i++) {
                file = file.resolveSibling(Files.readSymbolicLink(file));
            }
        } catch (IOException e) {
            return named;
        }
        return file;
    }

    /** Makes an empty file, unless there is one. */
    public static void create(Path named) throws IOException {
        Path file = real(named);
        if (Files.notExists(file)) {
            try {
                Files.createFile(file, mode(file, OWNER));
            } catch (FileAlreadyExistsException e) {
                // somebody was faster
            }
        }
    }

    /**
     * Puts a whole file in another's place, at once and for good: its bytes are on the disk before, and its name is after. It takes
     * over the mode of the one that was there.
     */
    public static void replace(Path whole, Path target) throws IOException {
        if (hasModes(whole) && Files.exists(target)) {
            Files.setPosixFilePermissions(whole, Files.getPosixFilePermissions(target));
        }
        try (RandomAccessFile file = new RandomAccessFile(whole.toFile(), "rw")) {
            file.getFD().sync();
        }
        Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (hasModes(target)) {
            sync(target.toAbsolutePath().resolveSibling(""));
        }
    }

    /** Makes an empty folder. */
    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, mode(folder, OWNERS_FOLDER));
    }

    /** Takes a file from everybody but its owner. */
    static void tighten(Path file) throws IOException {
        if (hasModes(file) && !Files.getPosixFilePermissions(file).equals(OWNER)) {
            Files.setPosixFilePermissions(file, OWNER);
        }
    }

    private static FileAttribute<?>[] mode(Path file, Set<PosixFilePermission> mode) {
        return hasModes(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
                : new FileAttribute<?>[0];
    }

    private static boolean hasModes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** A folder can be opened as a channel only, which an interrupt would close. */
    private static void sync(Path folder) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
