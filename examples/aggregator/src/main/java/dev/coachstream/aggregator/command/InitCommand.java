package dev.coachstream.aggregator.command;

import dev.coachstream.aggregator.output.UsageException;
import dev.coachstream.aggregator.terminal.Questions;
import dev.coachstream.aggregator.terminal.Surroundings;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.NearestName;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import dev.coachstream.config.Configuration;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.error.CoachingSourceException;
import dev.coachstream.spi.CommonSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coachstream init}: asks what an account needs, tries it, and writes the first configuration. */
@Command(
        name = "init",
        description = "Ask for a vendor and its token, try them, and write the configuration.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {"  coachstream init", "  coachstream init --vendor samsara --token-from env:SAMSARA_TOKEN"})
public final class InitCommand implements Callable<Integer> {
    private static final String TOKEN = "token";

    private final Surroundings surroundings;
    private final GlobalOptions options;
    private final Replies replies;

    @Option(names = "--vendor", paramLabel = "VENDOR", description = "Whose account it is; else it is asked.")
    private @Nullable String vendor;

    @Option(names = "--name", paramLabel = "NAME", description = "What you call the account; else as the vendor.")
    private @Nullable String name;

    @Option(
            names = "--token-from",
            paramLabel = "WHERE",
            description = "Where the token is: env:NAME, file:path or cmd:command; else it is asked.")
    private @Nullable String tokenFrom;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description =
                    "Another setting of the account, such as customer=acme; repeatable. What is needed and missing is"
                            + " asked.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--no-check", description = "Write it without trying it.")
    private boolean unchecked;

    public InitCommand(Surroundings surroundings, GlobalOptions options, Replies replies) {
        this.surroundings = surroundings;
        this.options = options;
        this.replies = replies;
    }

    @Override
    public Integer call() {
        return replies.answer("init", false, this::reply);
    }

    private Reply reply() {
        Path named = options.config() == null ? Path.of(Configuration.FILE_NAME) : options.config();
        Path file = LocalChecks.whole(surroundings.environment().folder().resolve(named));
        if (Files.exists(file)) {
            throw new UsageException(
                    file + " is there already, and is left as it is",
                    "add the account to it by hand, or name another file with --config; docs/configuration.md lists"
                            + " every key");
        }
        CoachingSources adapters = surroundings.adapters();
        NewConfiguration written = questions(adapters, new Questions(surroundings.streams()), file);
        if (!unchecked) {
            try {
                check(written, adapters, file);
            } catch (CoachingSourceException e) {
                return Reply.failed(Exit.of(e.kind()), untaken(e));
            }
        }
        written.write(file);
        String with = options.config() == null ? "" : " --config " + options.config();
        return Reply.done(
                "next: coachstream pull --since 30d%1$s, or coachstream sync%1$s and coachstream report%1$s"
                        .formatted(with),
                List.of("wrote " + file + ", which only you can read"),
                Map.of("file", file.toString()));
    }

    /** Nothing is where a configuration would refer to yet. */
    private static Failure untaken(CoachingSourceException e) {
        return new Failure(
                Failure.of(e).kind(),
                String.valueOf(e.getMessage()),
                "nothing was written; start coachstream init again, or add --no-check to write it as it is");
    }

    private NewConfiguration questions(CoachingSources adapters, Questions questions, Path file) {
        List<String> vendors =
                adapters.factories().stream().map(factory -> factory.vendor()).toList();
        String whose = vendor == null ? questions.ask("vendor (" + String.join(", ", vendors) + ")") : vendor;
        if (!vendors.contains(whose)) {
            throw new UsageException(
                    "there is no vendor " + whose + NearestName.hint(whose, vendors), "coachstream sources lists them");
        }
        String named = name == null ? whose : name;
        String account = NewConfiguration.requireName(named);
        requireSettable(CommonSettings.with(adapters.factory(whose, whose).settings()));
        Map<String, String> settings = new LinkedHashMap<>();
        for (Setting setting : adapters.factory(whose, whose).settings()) {
            if (setting.required() && !set.containsKey(setting.name())) {
                settings.put(setting.name(), questions.ask(setting.name() + ", " + setting.description()));
            }
        }
        settings.putAll(set);
        if (tokenFrom != null) {
            return NewConfiguration.withReference(account, whose, settings, tokenFrom);
        }
        Path tokenFile = NewConfiguration.tokenFile(file, account);
        if (Files.exists(tokenFile)) {
            throw new UsageException(
                    tokenFile + " is there already, and is left as it is",
                    "to use the token in it, say --token-from file:%s; else remove it, or name the account otherwise with --name"
                            .formatted(tokenFile.getFileName()));
        }
        return NewConfiguration.withToken(account, whose, settings, questions.askSecret(TOKEN));
    }

    private void requireSettable(List<Setting> settings) {
        List<String> known = settings.stream()
                .map(Setting::name)
                .filter(key -> !key.equals(TOKEN))
                .toList();
        set.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw new UsageException(
                        "--set has no setting " + key + NearestName.hint(key, known),
                        "coachstream sources --settings lists them; a token is asked, or --token-from says where it is");
            }
            if (isSecret(key, settings) && !NewConfiguration.isReference(value)) {
                throw UsageErrors.secret("--set " + key);
            }
        });
    }

    private static boolean isSecret(String key, List<Setting> settings) {
        return settings.stream()
                .anyMatch(setting -> setting.secret() && setting.name().equals(key));
    }

    private void check(NewConfiguration written, CoachingSources adapters, Path file) {
        SourceConfig account = written.account(surroundings.environment(), file.resolveSibling(""));
        try (CoachingSource source = adapters.open(account, surroundings.host())) {
            source.check();
        }
    }
}
