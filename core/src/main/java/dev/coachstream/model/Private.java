package dev.coachstream.model;

import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value for few eyes. No text form and no serialiser shows it, whether that reads properties or fields: what is printed says only
 * whether there is one. {@link #reveal} gives it to who means it. Immutable where the value is.
 */
public final class Private<T> {
    private static final Private<?> NONE = new Private<>(null);

    /** Transient, so that whoever reads fields passes over it. */
    private final transient @Nullable T value;

    private Private(@Nullable T value) {
        this.value = value;
    }

    /** A value; none for null and for an empty list. */
    public static <T> Private<T> of(@Nullable T value) {
        return value == null || (value instanceof Collection<?> list && list.isEmpty()) ? none() : new Private<>(value);
    }

    /** The same for a record's component that may be missing. */
    static <T> Private<T> orNone(@Nullable Private<T> value) {
        return value == null ? none() : value;
    }

    @SuppressWarnings("unchecked") // it holds nothing
    public static <T> Private<T> none() {
        return (Private<T>) NONE;
    }

    /** The value itself; null when there is none. */
    public @Nullable T reveal() {
        return value;
    }

    public boolean isPresent() {
        return value != null;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Private<?> same && Objects.equals(value, same.value);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(value);
    }

    @Override
    public String toString() {
        return value == null ? "Private[none]" : "Private[hidden]";
    }
}
