package dev.coachstream.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BuildersTest {
    private static final int MAX_BY_POSITION = 8;

    @Test
    void areThereForEveryRecordOfMoreComponentsThanOneCanCount() {
        assertThat(recordTypes().filter(type -> type.getRecordComponents().length > MAX_BY_POSITION))
                .containsExactlyInAnyOrder(CoachingSession.class, CoachingPoint.class, Todo.class)
                .allSatisfy(type -> assertThat(type.getMethod("toBuilder").getReturnType())
                        .isEqualTo(type.getMethod("builder").getReturnType()));
    }

    @ParameterizedTest
    @MethodSource("built")
    void setEveryComponentByItsName(Class<?> type) throws ReflectiveOperationException {
        Object builder = type.getMethod("builder").invoke(null);
        for (RecordComponent component : type.getRecordComponents()) {
            builder.getClass()
                    .getMethod(component.getName(), component.getType())
                    .invoke(builder, value(component));
        }

        Object made = builder.getClass().getMethod("build").invoke(builder);

        for (RecordComponent component : type.getRecordComponents()) {
            assertThat(component.getAccessor().invoke(made))
                    .as(component.getName())
                    .isEqualTo(value(component));
        }
    }

    @ParameterizedTest
    @MethodSource("built")
    void startFromARecordAndKeepAllOfIt(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Object[] values = Arrays.stream(components).map(BuildersTest::value).toArray();
        Object whole = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new))
                .newInstance(values);

        Object builder = type.getMethod("toBuilder").invoke(whole);

        assertThat(builder.getClass().getMethod("build").invoke(builder)).isEqualTo(whole);
    }

    @Test
    void leaveUnknownWhatIsNotSaid() {
        CoachingSession session = CoachingSession.builder()
                .source("support")
                .vendor("acme")
                .id("s1")
                .build();

        assertThat(session.status()).isEqualTo(Status.UNKNOWN);
        assertThat(session.privateNotes()).isEqualTo(Private.none());
        assertThat(session.points()).isEmpty();
        assertThat(session.attributes()).isEmpty();
        assertThat(session.title()).isNull();
    }

    @Test
    void sayWhatIsMissing() {
        assertThatThrownBy(() -> Todo.builder().vendor("acme").id("t1").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a to-do needs a source");
        assertThatThrownBy(() ->
                        CoachingPoint.builder().source("support").vendor("acme").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a point needs an id");
    }

    private static Stream<Class<?>> built() {
        return Stream.of(CoachingSession.class, CoachingPoint.class, Todo.class);
    }

    private static Stream<Class<?>> recordTypes() {
        return Arrays.stream(CoachingRecord.class.getPermittedSubclasses());
    }

    /** Another one for every component of a type, as far as the type has several. */
    private static Object value(RecordComponent component) {
        String name = component.getName();
        Class<?> type = component.getType();
        Map<Class<?>, Object> values = Map.of(
                String.class,
                name,
                Status.class,
                Status.COMPLETED,
                PointKind.class,
                PointKind.STRENGTH,
                PointCategory.class,
                PointCategory.QA,
                Participant.class,
                new Participant(name, name, null, Map.of()),
                Instant.class,
                Instant.ofEpochSecond(name.hashCode()),
                SignOff.class,
                new SignOff(true, Instant.ofEpochSecond(name.hashCode())),
                Reference.class,
                new Reference(name, name),
                BigDecimal.class,
                BigDecimal.valueOf(name.length()),
                Map.class,
                Map.of(name, name));
        if (type == Private.class) {
            Object hidden = name.equals("activity") ? List.of(entry()) : name;
            return Private.of(hidden);
        }
        return type == List.class ? list(name) : Objects.requireNonNull(values.get(type), type.toString());
    }

    private static List<?> list(String name) {
        return switch (name) {
            case "points" ->
                List.of(CoachingPoint.builder().source("s").vendor("v").id("p").build());
            case "todos" ->
                List.of(Todo.builder().source("s").vendor("v").id("t").build());
            default -> List.of(name);
        };
    }

    private static ActivityEntry entry() {
        return new ActivityEntry(null, "actor", null, "opened", List.of(), null, Map.of());
    }
}
