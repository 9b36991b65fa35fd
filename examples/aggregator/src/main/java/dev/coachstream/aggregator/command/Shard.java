package dev.coachstream.aggregator.command;

import dev.coachstream.spi.SourceConfig;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One of several parts into which accounts are divided by their names, so that several processes, each with a store of its own,
 * share the work without knowing of each other.
 *
 * @param part from 1
 * @param of how many parts there are
 */
record Shard(int part, int of) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    List<SourceConfig> of(List<SourceConfig> accounts) {
        return accounts.stream().filter(account -> has(account.name())).toList();
    }

    boolean has(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return crc.getValue() % of == part - 1;
    }

    /** Reads {@code 1/4}. */
    static final class Reader implements ITypeConverter<Shard> {
        @Override
        public Shard convert(String text) {
            Matcher form = FORM.matcher(text.strip());
            if (!form.matches()
                    || Integer.parseInt(form.group(1)) < 1
                    || Integer.parseInt(form.group(1)) > Integer.parseInt(form.group(2))) {
                throw new TypeConversionException("'" + text + "' is no part of a whole such as 1/4, up to 4/4");
            }
            return new Shard(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
        }
    }
}
