package dev.coachstream.api;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a source can be told. Help, validation and documents are made from it.
 *
 * @param name the key in the configuration, such as {@code base-url}; nested keys are joined by a dot
 * @param description one line: what it is for and what it may be
 * @param required whether the source cannot do without it
 * @param secret whether its value must never be shown
 * @param file whether its value names a file; a relative name starts at the configuration's folder
 * @param identifies whether it decides which records there are, as the name of a customer does; never a secret
 * @param defaultValue what holds when it is left out; null for nothing
 */
public record Setting(
        String name,
        String description,
        boolean required,
        boolean secret,
        boolean file,
        boolean identifies,
        @Nullable String defaultValue) {

    public Setting {
        if (secret && identifies) {
            throw new IllegalArgumentException("a secret names no account: " + name);
        }
    }

    /** How many requests of one read may be under way at once; for every source whose vendor lets a read be cut. */
    public static final Setting MAX_IN_FLIGHT =
            optional("max-in-flight", "requests of one read under way at once, 1 to 64", "4");

    /** A value that the source cannot do without. */
    public static Setting required(String name, String description) {
        return new Setting(name, description, true, false, false, false, null);
    }

    /** A value that may be left out. */
    public static Setting optional(String name, String description, @Nullable String defaultValue) {
        return new Setting(name, description, false, false, false, false, defaultValue);
    }

    /** The name of a file. */
    public static Setting file(String name, String description) {
        return new Setting(name, description, false, false, true, false, null);
    }

    /** A secret; whether one is needed may depend on other settings, so the source itself insists on it. */
    public static Setting secret(String name, String description) {
        return new Setting(name, description, false, true, false, false, null);
    }

    /** The same setting, which decides which records there are: another value makes it another account. */
    public Setting identifying() {
        return new Setting(name, description, required, secret, file, true, defaultValue);
    }
}
