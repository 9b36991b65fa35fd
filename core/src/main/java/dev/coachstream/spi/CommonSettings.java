package dev.coachstream.spi;

import dev.coachstream.api.NearestName;
import dev.coachstream.api.Setting;
import dev.coachstream.api.SourceConfig;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every source can be told, whatever its vendor: limits of responses, and the way to the vendor. */
public final class CommonSettings {
    /** All of them. */
    public static final List<Setting> ALL = Stream.concat(
                    LimitSettings.SETTINGS.stream(), NetworkSettings.SETTINGS.stream())
            .toList();

    private CommonSettings() {}

    /** All that an account of a vendor can be told: what its vendor knows, and these. */
    public static List<Setting> with(List<Setting> ofVendor) {
        return Stream.concat(ofVendor.stream(), ALL.stream()).toList();
    }

    /** Throws a CONFIGURATION error if a key is none of these and none of the vendor's, with the nearest right one, or if one is missing. */
    static void requireKnown(SourceConfig config, List<Setting> ofVendor) {
        Set<String> names = with(ofVendor).stream().map(Setting::name).collect(Collectors.toSet());
        for (String key : config.settings().keySet()) {
            if (!names.contains(key)) {
                throw config.invalid(
                        key, "is not a setting of vendor " + config.vendor() + NearestName.hint(key, names));
            }
        }
        ofVendor.stream().filter(Setting::required).map(Setting::name).forEach(config::text);
    }
}
