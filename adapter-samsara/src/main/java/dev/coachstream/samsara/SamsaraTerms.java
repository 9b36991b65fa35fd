package dev.coachstream.samsara;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that Samsara's OpenAPI document lists; others are kept, and told as drift. */
final class SamsaraTerms {
    static final Set<String> SESSION_STATUS = Set.of("unknown", "upcoming", "completed", "deleted");

    static final Set<String> COACHING_TYPE =
            Set.of("fullySharedWithManager", "selfCoaching", "unknown", "unshared", "withManager");

    /** The document lists rollingStop twice and misspells nearCollison, which is what goes over the wire. */
    static final Set<String> BEHAVIOR_TYPE = Set.of(
            "acceleration",
            "braking",
            "cameraObstruction",
            "crash",
            "defensiveDriving",
            "didNotYield",
            "drinkPolicy",
            "drowsy",
            "eatingDrinking",
            "event",
            "falsePositive",
            "foodPolicy",
            "forwardCollisionWarning",
            "genericDistraction",
            "harshTurn",
            "hosViolation",
            "idling",
            "laneDeparture",
            "lateResponse",
            "maskPolicy",
            "maxSpeed",
            "mobileUsage",
            "nearCollison",
            "noSeatbelt",
            "obstructedCamera",
            "outwardObstruction",
            "passengerPolicy",
            "ranRedLight",
            "rollingRailroadCrossing",
            "rollingStop",
            "rollover",
            "rolloverProtection",
            "rolloverProtectionBrakeControlActivated",
            "rolloverProtectionEngineControlActivated",
            "severeSpeeding",
            "smoking",
            "speeding",
            "tailgating",
            "unknown",
            "yawControl",
            "yawControlBrakeControlActivated",
            "yawControlEngineControlActivated");

    static final Set<String> LINKAGE_SOURCE = Set.of("triageEvent", "hosViolation", "idling");

    private SamsaraTerms() {}

    /** Ids come empty where others leave them out. */
    static boolean isEmpty(@Nullable String id) {
        return id == null || id.isEmpty();
    }
}
