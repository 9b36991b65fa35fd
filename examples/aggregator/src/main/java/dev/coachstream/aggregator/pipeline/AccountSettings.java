package dev.coachstream.aggregator.pipeline;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.coachstream.api.Setting;
import dev.coachstream.discovery.CoachingSources;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.CommonSettings;
import java.util.List;

/** What accounts can be told, as JSON Schema, made from what the adapters declare. */
public final class AccountSettings {
    private final CoachingSources adapters;
    private final String secret;

    /** @param secret the keyword by which the protocol marks what must not be shown */
    public AccountSettings(CoachingSources adapters, String secret) {
        this.adapters = adapters;
        this.secret = secret;
    }

    /** One account of each vendor in flat keys: {@code acme_token}. */
    public ObjectNode flat() {
        ObjectNode schema = object();
        ObjectNode keys = schema.putObject("properties");
        adapters.factories()
                .forEach(vendor -> settings(vendor).forEach(setting -> {
                    String key = vendor.vendor() + "_" + key(setting);
                    ObjectNode told = of(setting, vendor.vendor() + ": " + setting.description());
                    told.remove("default"); // a platform would hand it over, and name an account that nobody has
                    keys.set(key, told);
                }));
        keys.set("sources", sources());
        return schema;
    }

    /** The accounts in a list, each of one vendor. */
    public ObjectNode nested() {
        ObjectNode schema = object();
        schema.putArray("required").add("sources");
        schema.putObject("properties").set("sources", sources());
        return schema;
    }

    private ObjectNode sources() {
        ObjectNode sources = JsonNodeFactory.instance.objectNode();
        sources.put("type", "array").put("title", "Accounts").put("description", "the accounts to read");
        sources.put("minItems", 1);
        ObjectNode items = sources.putObject("items").put("type", "object");
        adapters.factories().forEach(vendor -> items.withArray("oneOf").add(account(vendor)));
        return sources;
    }

    private ObjectNode account(CoachingSourceFactory vendor) {
        ObjectNode account = object();
        account.put("title", vendor.vendor());
        account.putArray("required").add("name").add("vendor");
        ObjectNode keys = account.putObject("properties");
        keys.putObject("vendor").put("type", "string").put("const", vendor.vendor());
        keys.putObject("name").put("type", "string").put("description", "what you call the account");
        for (Setting setting : settings(vendor)) {
            keys.set(key(setting), of(setting, setting.description()));
            if (setting.required()) {
                account.withArray("required").add(key(setting));
            }
        }
        return account;
    }

    private ObjectNode of(Setting setting, String description) {
        ObjectNode property = JsonNodeFactory.instance.objectNode();
        property.put("type", "string").put("description", description);
        if (setting.secret()) {
            property.put(secret, true);
        }
        if (setting.defaultValue() != null) {
            property.put("default", setting.defaultValue());
        }
        return property;
    }

    private static List<Setting> settings(CoachingSourceFactory vendor) {
        return CommonSettings.with(vendor.settings());
    }

    private static String key(Setting setting) {
        return setting.name().replace('-', '_').replace('.', '_');
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode().put("type", "object");
    }
}
