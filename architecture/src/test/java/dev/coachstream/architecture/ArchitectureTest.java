package dev.coachstream.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import dev.coachstream.api.CoachingSource;
import dev.coachstream.api.TimeSource;
import dev.coachstream.model.ActivityEntry;
import dev.coachstream.model.Attributes;
import dev.coachstream.model.Private;
import dev.coachstream.paging.Cursor;
import dev.coachstream.paging.CursorScope;
import dev.coachstream.paging.Paged;
import dev.coachstream.spi.CoachingSourceFactory;
import dev.coachstream.spi.Selection;
import dev.coachstream.warehouse.HostApi;
import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules of the house, over every class that is not a test's. An adapter is found as a host finds it: by its factory. */
@AnalyzeClasses(packages = "dev.coachstream", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String[] CONTRACT = packages("model", "api", "spi", "discovery", "paging", "error");
    private static final String[] CORE =
            packages("model", "api", "spi", "discovery", "paging", "error", "json", "http", "config", "capture");
    private static final String[] HOSTS = packages("warehouse", "aggregator", "embedded", "connect");
    private static final String[] TEST_SUPPORT = packages("simulator", "testkit");
    private static final String[] ADAPTERS = ServiceLoader.load(CoachingSourceFactory.class).stream()
            .map(factory -> factory.type().getPackageName() + "..")
            .toArray(String[]::new);

    // Who may know whom

    @ArchTest
    static final ArchRule everyClassHasAPlace = classes()
            .should()
            .resideInAnyPackage(all(CORE, HOSTS, TEST_SUPPORT, ADAPTERS))
            .because(
                    "the other rules speak of these places only; an adapter is placed by naming its factory in META-INF/services");

    @ArchTest
    static final ArchRule theContractUsesNothingButTheJdk = classes()
            .that()
            .resideInAnyPackage(CONTRACT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(all(CONTRACT, "java..", "org.jspecify.."))
            .because("what a host compiles against must not bring a library with it");

    @ArchTest
    static final ArchRule coreKnowsNobodyElse = noClasses()
            .that()
            .resideInAnyPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(all(ADAPTERS, HOSTS, TEST_SUPPORT));

    @ArchTest
    static final ArchRule onlyHttpAndAdaptersKnowFeign = noClasses()
            .that()
            .resideOutsideOfPackages(all(ADAPTERS, packages("http")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("feign..", "okhttp3..");

    @ArchTest
    static final ArchRule onlyAdaptersKnowGuiceAndMapStruct = noClasses()
            .that()
            .resideOutsideOfPackages(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.google.inject..", "jakarta.inject..", "org.mapstruct..");

    @ArchTest
    static void anAdapterKnowsNoOtherAdapter(JavaClasses classes) {
        for (String adapter : ADAPTERS) {
            noClasses()
                    .that()
                    .resideInAPackage(adapter)
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(all(ADAPTERS, HOSTS, TEST_SUPPORT))
                            .and(not(resideInAnyPackage(adapter))))
                    .check(classes);
        }
    }

    @ArchTest
    static final ArchRule hostsAndTestSupportSeeOnlyCore = noClasses()
            .that()
            .resideInAnyPackage(all(HOSTS, TEST_SUPPORT))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ADAPTERS);

    @ArchTest
    static final ArchRule theSimulatorsEngineKnowsNoVendor = noClasses()
            .that()
            .resideInAnyPackage("dev.coachstream.simulator", "dev.coachstream.simulator.http")
            .should()
            .dependOnClassesThat(resideInAnyPackage(packages("simulator"))
                    .and(not(resideInAnyPackage("dev.coachstream.simulator", "dev.coachstream.simulator.http"))))
            .because("a stranger's vendor stands on it exactly where ours do, so what ours need is public");

    @ArchTest
    static final ArchRule hostsUseOfTheStoreWhatIsMarkedForThem = noClasses()
            .that(not(resideInAnyPackage(packages("warehouse"))))
            .should()
            .dependOnClassesThat(resideInAnyPackage(packages("warehouse")).and(not(areMarkedForHosts())))
            .because("the rest is public for the store's other rooms alone");

    @ArchTest
    static final ArchRule packagesHaveAnOrder =
            slices().matching("dev.coachstream.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule classesHaveAnOrder = slices().assignedFrom(new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return SliceIdentifier.of(unit(type));
                }

                @Override
                public String getDescription() {
                    return "classes with those nested in them, a record with its builder";
                }
            })
            .should()
            .beFreeOfCycles()
            // an annotation names to Jackson what reads a type
            .ignoreDependency("dev.coachstream.json.Items", "dev.coachstream.json.ItemsReader")
            .ignoreDependency("dev.coachstream.json.Hashed", "dev.coachstream.json.HashedReader")
            .because(
                    "what knows each other both ways is one thing, which can only be read, tested and changed at once");

    // What others may see

    @ArchTest
    static final ArchRule anAdapterShowsItsFactoryOnly = classes()
            .that()
            .resideInAnyPackage(ADAPTERS)
            .and(areVisibleOutside())
            .should(be(assignableTo(CoachingSourceFactory.class)
                    .or(areATypedClient())
                    .or(areARecordOfATypedClient())))
            .because("what nobody can import, nobody has to keep compatible");

    @ArchTest
    static final ArchRule everyPackageDeclaresNullness = classes()
            .should(be(describe(
                    "in a @NullMarked package",
                    type -> type.getPackage()
                            .tryGetAnnotationOfType(NullMarked.class)
                            .isPresent())));

    /** Whoever opened one otherwise could forget to refuse, to scope or to select: then the same query would not mean the same. */
    @ArchTest
    static final ArchRule aSourceOpensItsReadsThroughCore = noClasses()
            .that()
            .resideInAnyPackage(ADAPTERS)
            .and()
            .implement(CoachingSource.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(Selection.class)
            .orShould()
            .callMethod(Paged.class, "of", CursorScope.class, Cursor.class, Supplier.class);

    // What things are called

    @ArchTest
    static final ArchRule namesSayWhatIsDifferent = noClasses()
            .that()
            .haveSimpleNameNotEndingWith("MapperImpl") // MapStruct's
            .should()
            .haveNameMatching(".*[.$]((Base|Abstract)[A-Z]\\w*|\\w*(Utils?|Helper|Manager|Impl|Common|Constants))")
            .because("a name for everything collects everything");

    @ArchTest
    static final ArchRule coreSpeaksOfNoVendor =
            noClasses().that().resideInAnyPackage(CORE).should().haveNameMatching("(?i).*(maestro|cresta|samsara).*");

    // Where time comes from

    @ArchTest
    static final ArchRule whatIsPrivateByItsNameIsPrivateByItsType = fields().that(DescribedPredicate.describe(
                    "are private by their names",
                    (JavaField field) ->
                            Attributes.of(Map.of(field.getName(), true)).isEmpty()))
            .and()
            .areDeclaredInClassesThat(resideInAnyPackage(all(ADAPTERS, packages("model")))
                    .and(DescribedPredicate.describe(
                            "are public", type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                    .and(not(assignableTo(ActivityEntry.class))))
            .should()
            .haveRawType(Private.class)
            .because("a host prints records with mappers of its own; an activity's entry is inside of a private value");

    @ArchTest
    static final ArchRule timeIsHandedIn = noClasses()
            .that(not(assignableTo(TimeSource.class)).and(not(resideInAnyPackage(packages("simulator")))))
            .should()
            .accessTargetWhere(
                    describe("the machine's clock is read or waited for", ArchitectureTest::isTheMachinesClock))
            .because("a test must be able to hand in its own time; see TimeSource");

    private static boolean isTheMachinesClock(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String called = access.getTarget().getName();
        boolean waits = owner.isEquivalentTo(Thread.class) || owner.isEquivalentTo(TimeUnit.class);
        return (waits && called.equals("sleep"))
                || (owner.isEquivalentTo(System.class)
                        && Set.of("nanoTime", "currentTimeMillis").contains(called))
                || (owner.isEquivalentTo(Clock.class) && called.startsWith("system"))
                || (owner.getPackageName().equals("java.time") && called.equals("now"));
    }

    /** A record of thirty components and its builder are one thing, but fit into no one file. */
    private static String unit(JavaClass type) {
        String outermost = type.getName().replaceFirst("\\$.*", "");
        return outermost.startsWith("dev.coachstream.model.") ? outermost.replaceFirst("Builder$", "") : outermost;
    }

    private static DescribedPredicate<JavaClass> areVisibleOutside() {
        return describe(
                "visible outside",
                type -> Stream.iterate(
                                type,
                                enclosed -> enclosed != null,
                                enclosed -> enclosed.getEnclosingClass().orElse(null))
                        .allMatch(each -> each.getModifiers().contains(JavaModifier.PUBLIC)));
    }

    private static DescribedPredicate<JavaClass> areMarkedForHosts() {
        return describe(
                "marked for hosts",
                type -> Stream.iterate(
                                type,
                                enclosed -> enclosed != null,
                                enclosed -> enclosed.getEnclosingClass().orElse(null))
                        .anyMatch(each -> each.isAnnotatedWith(HostApi.class)));
    }

    private static DescribedPredicate<JavaClass> areATypedClient() {
        return describe("a typed client", type -> type.getSimpleName().endsWith("Client"));
    }

    private static DescribedPredicate<JavaClass> areARecordOfATypedClient() {
        return describe(
                "a record of a typed client",
                type -> (type.isRecord() || type.isEnum() || isABuilderOfARecord(type))
                        && type.getDirectDependenciesToSelf().stream()
                                .map(dependency -> dependency.getOriginClass())
                                .anyMatch(user -> areATypedClient().test(user) || (user != type && user.isRecord())));
    }

    private static boolean isABuilderOfARecord(JavaClass type) {
        return type.getSimpleName().equals("Builder")
                && type.getEnclosingClass().filter(JavaClass::isRecord).isPresent();
    }

    private static <T> DescribedPredicate<T> describe(String description, Predicate<T> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }

    private static String[] packages(String... names) {
        return Stream.of(names).map(name -> "dev.coachstream." + name + "..").toArray(String[]::new);
    }

    private static String[] all(Object... packages) {
        return Stream.of(packages)
                .flatMap(each -> each instanceof String[] several ? Stream.of(several) : Stream.of((String) each))
                .toArray(String[]::new);
    }
}
