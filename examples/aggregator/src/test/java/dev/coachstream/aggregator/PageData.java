package dev.coachstream.aggregator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The figures that a report's page holds, as it is written into the page: JSON, without the page's scripts. */
final class PageData {
    private static final Pattern DATA =
            Pattern.compile("(?s)<script type=\"application/json\" id=\"data\">(.*?)</script>");

    private PageData() {}

    static String of(Path page) throws IOException {
        return in(Files.readString(page));
    }

    static String in(String page) {
        Matcher data = DATA.matcher(page);
        if (!data.find()) throw new AssertionError("the page holds no data");
        return data.group(1);
    }
}
