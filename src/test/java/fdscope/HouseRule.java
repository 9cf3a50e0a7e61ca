package fdscope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.function.Function;

/** The rules of docs/ARCHITECTURE.md, each with what is planted against it. */
enum HouseRule {
    EACH_LAYER_USES_ONLY_WHAT_STANDS_BEFORE_IT(HouseRule::layers, "kernel.UsesObserve", "tui.UsesCli"),
    JNA_STAYS_BEHIND_ITS_DOOR(house -> only(house, resideInAPackage("com.sun.jna.."), "kernel.jna.."), "lab.UsesJna"),
    LANTERNA_STAYS_IN_THE_TERMINAL(
            house -> only(house, resideInAPackage("com.googlecode.lanterna.."), "tui.terminal.."),
            "tui.draw.UsesLanterna"),
    THE_POWER_TO_CALL_BELONGS_TO_THE_DOORS(
            // The commands are a door of another kind: what they need of the machine is handed to them.
            house -> only(
                    house,
                    named(house, "kernel.Syscalls"),
                    "",
                    "kernel",
                    "kernel.jna..",
                    "observe.source..",
                    "lab.actor..",
                    "lab.peer..",
                    "lab.measure.live..",
                    "exercise..",
                    "tui.terminal.."),
            "lab.HoldsSyscalls",
            "cli.HoldsSyscalls"),
    DESCRIPTORS_BELONG_TO_THE_DOORS(HouseRule::descriptors, "lesson.HoldsFd"),
    ONLY_DOORS_HAVE_FILES_PROCESSES_AND_THREADS(
            house -> noClasses()
                    .that()
                    .resideOutsideOfPackages(house.in(house.doorsAnd()))
                    .should(dependOnClassesThat(Machinery.FILES_PROCESSES_THREADS)),
            "lab.script.ReadsFile",
            "lab.script.ReadsOldFile",
            "observe.parse.StartsProcess",
            "tui.draw.Prints",
            "tui.screen.StartsThread",
            "lab.WaitsItself"),
    ONLY_DOORS_LOOK_AT_CLOCKS_STREAMS_AND_ENVIRONMENT(
            // os.arch is a constant of the machine that the numbers of calls depend on.
            house -> noClasses()
                    .that()
                    .resideOutsideOfPackages(house.in(house.doorsAnd()))
                    .and()
                    .doNotHaveFullyQualifiedName(house.root() + ".kernel.Architecture")
                    .should(accessTargetWhere(Machinery.CLOCKS_STREAMS_ENVIRONMENT)),
            "lab.trace.ReadsClock",
            "tui.draw.Prints",
            "tui.message.SaysNow",
            "lesson.ReadsEnvironment"),
    ONLY_DOORS_THROW_DICE(
            // A run needs a name that no other run has, before its actors are there.
            house -> noClasses()
                    .that()
                    .resideOutsideOfPackages(house.in(house.doorsAnd()))
                    .and()
                    .doNotHaveFullyQualifiedName(house.root() + ".lab.LabRun")
                    .should(accessTargetWhere(Machinery.CHANCE_ITSELF)),
            "tui.draw.RollsDice"),
    PACKAGES_ARE_FREE_OF_CYCLES(
            house -> slices().matching(house.root() + ".(**)").should().beFreeOfCycles(),
            "cycle.one.Egg",
            "cycle.two.Hen"),
    STATICS_DO_NOT_CHANGE(house -> fields().that().areStatic().should(notChange()), "lab.Counter"),
    NAMES_SAY_WHAT_A_CLASS_IS(
            house -> noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager)"),
            "kernel.ByteUtil",
            "kernel.ByteUtils",
            "kernel.ByteHelper",
            "kernel.ByteManager");

    private final Function<House, ArchRule> rule;
    private final List<String> planted;

    HouseRule(Function<House, ArchRule> rule, String... planted) {
        this.rule = rule;
        this.planted = List.of(planted);
    }

    /** The violations in this house, a line each. */
    List<String> violations(House house) {
        return rule.apply(house)
                .allowEmptyShould(true)
                .evaluate(house.classes())
                .getFailureReport()
                .getDetails();
    }

    /** The planted classes that break this rule, and no others do. */
    List<String> planted() {
        return planted;
    }

    private static ArchRule layers(House house) {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("kernel")
                .definedBy(house.in("kernel.."))
                .layer("observe")
                .definedBy(house.in("observe.."))
                .layer("lab")
                .definedBy(house.in("lab.."))
                .layer("lesson")
                .definedBy(house.in("lesson.."))
                .layer("exercise")
                .definedBy(house.in("exercise.."))
                .layer("tui")
                .definedBy(house.in("tui.."))
                .layer("cli")
                .definedBy(house.in("cli.."))
                .layer("Main")
                .definedBy(house.in(""))
                .whereLayer("kernel")
                .mayNotAccessAnyLayer()
                .whereLayer("observe")
                .mayOnlyAccessLayers("kernel")
                .whereLayer("lab")
                .mayOnlyAccessLayers("kernel", "observe")
                .whereLayer("lesson")
                .mayOnlyAccessLayers("kernel", "observe", "lab")
                .whereLayer("exercise")
                .mayOnlyAccessLayers("kernel", "observe", "lab", "lesson")
                .whereLayer("tui")
                .mayOnlyAccessLayers("kernel", "observe", "lab", "lesson", "exercise")
                .whereLayer("cli")
                .mayOnlyAccessLayers("kernel", "observe", "lab", "lesson", "exercise");
    }

    /** A descriptor travels between two actors through the runner's hands, nowhere else outside the doors. */
    private static ArchRule descriptors(House house) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(house.in(house.doorsAnd("kernel")))
                .and()
                .doNotHaveFullyQualifiedName(house.root() + ".lab.Actor")
                .and()
                .doNotHaveFullyQualifiedName(house.root() + ".lab.SetUpSteps")
                .should(dependOnClassesThat(named(house, "kernel.Fd")));
    }

    private static ArchRule only(House house, DescribedPredicate<JavaClass> what, String... users) {
        return noClasses().that().resideOutsideOfPackages(house.in(users)).should(dependOnClassesThat(what));
    }

    private static DescribedPredicate<JavaClass> named(House house, String name) {
        return DescribedPredicate.describe(name, type -> type.getName().equals(house.root() + "." + name));
    }

    /** An array that its class keeps to itself is a table; one that others reach is a variable. */
    private static ArchCondition<JavaField> notChange() {
        return new ArchCondition<>("not change") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                boolean made = field.getModifiers().contains(JavaModifier.SYNTHETIC);
                boolean shared = !field.getModifiers().contains(JavaModifier.PRIVATE);
                boolean fixed = field.getModifiers().contains(JavaModifier.FINAL)
                        && !(shared && field.getRawType().isArray())
                        && !field.getRawType().getPackageName().startsWith("java.util.concurrent")
                        && !field.getRawType().isAssignableTo(StringBuilder.class);
                if (!made && !fixed) {
                    events.add(SimpleConditionEvent.violated(field, field.getDescription() + " can change"));
                }
            }
        };
    }
}
