package dev.coachstream.cresta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CrestaNameTest {
    private static final CrestaName ACME = CrestaName.customer("acme");

    @Test
    void buildsNamesFromIds() {
        CrestaName session = ACME.child("profiles", "us").child("coachingSessions", "s1");
        assertThat(session).hasToString("customers/acme/profiles/us/coachingSessions/s1");
        assertThat(session.id()).isEqualTo("s1");
    }

    @Test
    void takesAFullNameForAnId() {
        assertThat(CrestaName.customer("customers/acme")).isEqualTo(ACME);
        assertThat(ACME.child("users", "customers/acme/users/u1")).isEqualTo(ACME.child("users", "u1"));
    }

    @Test
    void refusesAFullNameOfSomethingElse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ACME.child("users", "customers/other/users/u1"))
                .withMessageContaining("customers/acme/users/{id}");
        assertThatIllegalArgumentException().isThrownBy(() -> ACME.child("users", "customers/acme/groups/g1"));
        assertThatIllegalArgumentException().isThrownBy(() -> ACME.child("users", "customers/acme/users/u1/keys/k"));
    }

    @Test
    void readsANameOfTheWantedKindOnly() {
        assertThat(CrestaName.of("customers/x/users/u1", "customers", "users").id())
                .isEqualTo("u1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrestaName.of("customers/x/groups/g1", "customers", "users"))
                .withMessageContaining("customers/{id}/users/{id}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                "a/b",
                "/",
                "a%2fb",
                "a%2Fb",
                "%2e%2e",
                "a%b",
                "a?b",
                "a#b",
                "a\\b",
                "a:acknowledge",
                "a b",
                " ",
                "\t",
                "a\nb",
                "a\u0000b",
                "a\u007fb",
                "a\u0085b",
                "a\u2028b",
                "a\u200bb",
                "a\ud800b"
            })
    void refusesAnIdThatCouldChangeThePath(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> ACME.child("users", id));
        assertThatIllegalArgumentException().isThrownBy(() -> CrestaName.customer(id));
        assertThatIllegalArgumentException().isThrownBy(() -> new CrestaName("customers/acme/users/" + id));
        assertThatIllegalArgumentException().isThrownBy(() -> new CrestaName("customers/" + id + "/users/u1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users/u1", "customers", "customers/acme/users", "/customers/acme", "customers/acme/"})
    void refusesWhatIsNotCollectionsAndIdsInTurn(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CrestaName(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "0f3a-77", "jane.doe@acme.com", "template-1@*", "Zoë", "a+b"})
    void takesEveryOtherId(String id) {
        assertThat(ACME.child("users", id).id()).isEqualTo(id);
    }
}
