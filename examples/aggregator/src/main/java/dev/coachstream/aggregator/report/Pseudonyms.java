package dev.coachstream.aggregator.report;

import dev.coachstream.aggregator.output.UsageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Gives people names that say nothing of them: the same for a person as long as the salt file is the same. */
public final class Pseudonyms implements UnaryOperator<String> {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SALT_BYTES = 32;
    private static final int SHOWN = 10;

    private final byte[] salt;

    private Pseudonyms(byte[] salt) {
        this.salt = salt;
    }

    /** With the salt of a file; makes one, for its owner's eyes only, where there is none. */
    public static Pseudonyms of(Path file) {
        try {
            if (Files.notExists(file)) {
                make(file);
            }
            byte[] salt =
                    Files.readString(file, StandardCharsets.US_ASCII).strip().getBytes(StandardCharsets.US_ASCII);
            if (salt.length < SALT_BYTES) {
                throw new UsageException(
                        "the salt in %s is too short to hide anybody".formatted(file),
                        "name a file that does not exist yet, and one is made");
            }
            return new Pseudonyms(salt);
        } catch (IOException e) {
            throw new UsageException(
                    "the salt file %s cannot be read or made".formatted(file), "name one in a folder that is yours");
        }
    }

    private static void make(Path file) throws IOException {
        byte[] random = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(random);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            FileAttribute<?> owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, owner);
        }
        Files.writeString(
                file, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Override
    public String apply(String person) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            byte[] hash = mac.doFinal(person.getBytes(StandardCharsets.UTF_8));
            return "Person " + HexFormat.of().formatHex(hash).substring(0, SHOWN);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
