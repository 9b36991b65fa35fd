package dev.coachstream.paging;

import dev.coachstream.error.CoachingSourceException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a read is, as text: what a {@link PageFetcher} hands on as the next page's position, and finds in a stored cursor later. It has a
 * {@linkplain Form form} with a version, and named fields of five types.
 *
 * <p>{@code offset.1;at=100;total=254}. Values may be any text, also another position. Immutable. What cannot be read is refused as a cursor is:
 * with kind CONFIGURATION, which a sync and a capture take for "start again without it".
 */
public final class Position {
    private static final Pattern FIELD = Pattern.compile(";");
    /** Of a number that any {@code long} can be. */
    private static final int MAX_DIGITS = 19;

    private final Form form;
    private final Map<String, String> fields;
    private final @Nullable Function<String, CoachingSourceException> refused;

    private Position(
            Form form, Map<String, String> fields, @Nullable Function<String, CoachingSourceException> refused) {
        this.form = form;
        this.fields = fields;
        this.refused = refused;
    }

    /** What a position's fields are. Whoever changes them gives the form a new version, and still reads the old one: stores hold it. Immutable. */
    public static final class Form {
        private final String name;
        private final int version;
        private final @Nullable Former former;

        /** How positions were written before they had a form: what each group of the pattern is. */
        private record Former(Pattern pattern, List<String> fields) {}

        /**
         * A form.
         *
         * @param name a lower-case word, which no other form of the same fetcher has
         * @param version counted from 1
         */
        public Form(String name, int version) {
            this(name, version, null);
        }

        private Form(String name, int version, @Nullable Former former) {
            if (!name.matches("[a-z]+") || version < 1) {
                throw new IllegalArgumentException("a form is a lower-case word and a version from 1 on: " + name);
            }
            this.name = name;
            this.version = version;
            this.former = former;
        }

        /**
         * The same form, which also reads what was written before it had a name.
         *
         * @param pattern of the whole text, with a group for each field; a group that takes no part is an absent field
         */
        public Form orFormerly(String pattern, String... fields) {
            return new Form(name, version, new Former(Pattern.compile(pattern, Pattern.DOTALL), List.of(fields)));
        }

        /** A position without fields. */
        public Position position() {
            return new Position(this, Map.of(), null);
        }

        /** Whether a text is of this form, of whatever version. */
        public boolean isIn(String text) {
            return text.startsWith(name + ".");
        }

        /** Reads a text. Throws CONFIGURATION if it is not of this form and version. */
        public Position read(CursorScope scope, String text) {
            return read(scope::refused, text);
        }

        /** Reads a text of which it is not known what it belongs to. */
        public Position read(String text) {
            return read(Cursor::refused, text);
        }

        private Position read(Function<String, CoachingSourceException> refused, String text) {
            if (former != null && !isIn(text)) {
                Matcher written = former.pattern().matcher(text);
                if (written.matches()) {
                    return new Position(this, fields(written, former.fields()), refused);
                }
            }
            String[] parts = FIELD.split(text, -1);
            if (!parts[0].equals(toString())) {
                throw refused.apply(whyRefused(text));
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 1; i < parts.length; i++) {
                int equals = parts[i].indexOf('=');
                if (equals < 1) {
                    throw refused.apply("its position cannot be read; start again without it");
                }
                fields.put(parts[i].substring(0, equals), unescaped(parts[i].substring(equals + 1)));
            }
            return new Position(this, fields, refused);
        }

        private static Map<String, String> fields(Matcher written, List<String> names) {
            Map<String, String> fields = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                String value = written.group(i + 1);
                if (value != null) {
                    fields.put(names.get(i), value);
                }
            }
            return fields;
        }

        private String whyRefused(String text) {
            return isIn(text)
                    ? "another version of the program made it; start again without it"
                    : "its position is not one of this read; start again without it";
        }

        @Override
        public String toString() {
            return name + "." + version;
        }
    }

    /** The same with another field; null is left out. */
    public Position with(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(fields);
        more.put(name, value);
        return new Position(form, more, refused);
    }

    public Position with(String name, long value) {
        return with(name, Long.toString(value));
    }

    public Position with(String name, @Nullable Long value) {
        return value == null ? this : with(name, value.toString());
    }

    public Position with(String name, boolean value) {
        return with(name, Boolean.toString(value));
    }

    public Position with(String name, @Nullable Instant value) {
        return value == null ? this : with(name, value.toString());
    }

    public Position with(String name, LocalDate value) {
        return with(name, value.toString());
    }

    /** A field that may be absent. */
    public @Nullable String find(String name) {
        return fields.get(name);
    }

    /** A field that must be there, as all readers below want it. */
    public String text(String name) {
        String value = fields.get(name);
        if (value == null) {
            throw unreadable(name);
        }
        return value;
    }

    /** A number, not negative. */
    public long number(String name) {
        String value = text(name);
        if (value.isEmpty() || value.length() > MAX_DIGITS || !value.chars().allMatch(Position::isDigit)) {
            throw unreadable(name);
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw unreadable(name);
        }
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    /** A number that may be absent. */
    public @Nullable Long findNumber(String name) {
        return find(name) == null ? null : (Long) number(name);
    }

    public boolean flag(String name) {
        String value = text(name);
        if (!value.equals("true") && !value.equals("false")) {
            throw unreadable(name);
        }
        return value.equals("true");
    }

    public Instant instant(String name) {
        try {
            return Instant.parse(text(name));
        } catch (DateTimeException e) {
            throw unreadable(name);
        }
    }

    /** An instant that may be absent. */
    public @Nullable Instant findInstant(String name) {
        return find(name) == null ? null : instant(name);
    }

    public LocalDate date(String name) {
        try {
            return LocalDate.parse(text(name));
        } catch (DateTimeException e) {
            throw unreadable(name);
        }
    }

    private CoachingSourceException unreadable(String name) {
        if (refused == null) {
            throw new IllegalStateException("this position was made here and has no " + name);
        }
        return refused.apply("its position has no readable '" + name + "'; start again without it");
    }

    /** The text form, which {@link Form#read} reads. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(form.toString());
        fields.forEach(
                (name, value) -> text.append(';').append(name).append('=').append(escaped(value)));
        return text.toString();
    }

    private static String escaped(String value) {
        return value.replace("%", "%25").replace(";", "%3B");
    }

    private static String unescaped(String value) {
        return value.replace("%3B", ";").replace("%25", "%");
    }
}
