package dev.coachstream.aggregator.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a file or folder. {@code -} is the standard output to most programs, and would be a file of that name here. */
public final class FileName implements ITypeConverter<Path> {
    /** What is said of a name that Java cannot spell in this locale. */
    static final String UNSPELLED = "' is no name of a file here: ";

    @Override
    public Path convert(String text) {
        if (text.equals("-")) {
            throw new TypeConversionException("'-' stands for no stream here: name a file (./- is one of that name)");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new TypeConversionException("'" + text + UNSPELLED + e.getReason());
        }
    }
}
