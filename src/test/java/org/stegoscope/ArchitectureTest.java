package org.stegoscope;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import org.junit.jupiter.api.Test;

/// The shape of the house: which room may use which, and what may happen only in one place.
final class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("org.stegoscope");

  @Test
  void roomsUseOnlyTheRoomsBelowThem() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .withOptionalLayers(true)
        .layer("core")
        .definedBy("org.stegoscope.core..")
        .layer("job")
        .definedBy("org.stegoscope.job..")
        .layer("checkpoint")
        .definedBy("org.stegoscope.checkpoint..")
        .layer("dataset")
        .definedBy("org.stegoscope.dataset..")
        .layer("analysis")
        .definedBy("org.stegoscope.analysis..")
        .layer("model")
        .definedBy("org.stegoscope.model..")
        .layer("figure")
        .definedBy("org.stegoscope.figure..")
        .layer("training")
        .definedBy("org.stegoscope.training..")
        .layer("study")
        .definedBy("org.stegoscope.study..")
        .layer("workspace")
        .definedBy("org.stegoscope.workspace..")
        .layer("ui")
        .definedBy("org.stegoscope.ui..")
        .layer("cli")
        .definedBy("org.stegoscope.cli..")
        .layer("app")
        .definedBy("org.stegoscope.app..")
        .whereLayer("job")
        .mayOnlyAccessLayers("core")
        .whereLayer("core")
        .mayNotAccessAnyLayer()
        .whereLayer("checkpoint")
        .mayOnlyAccessLayers("core", "job")
        .whereLayer("dataset")
        .mayOnlyAccessLayers("core", "job")
        .whereLayer("analysis")
        .mayOnlyAccessLayers("core", "job")
        .whereLayer("figure")
        .mayOnlyAccessLayers("core", "job", "dataset")
        .whereLayer("model")
        .mayOnlyAccessLayers("core", "job", "checkpoint", "dataset", "analysis")
        .whereLayer("training")
        .mayOnlyAccessLayers("core", "job", "checkpoint", "dataset", "analysis", "model", "figure")
        .whereLayer("study")
        .mayOnlyAccessLayers(
            "core", "job", "checkpoint", "dataset", "analysis", "model", "figure", "training")
        .whereLayer("workspace")
        .mayOnlyAccessLayers(
            "core",
            "job",
            "checkpoint",
            "dataset",
            "analysis",
            "model",
            "figure",
            "training",
            "study")
        .whereLayer("ui")
        .mayOnlyBeAccessedByLayers("app")
        .because("a change should be felt only upwards of where it is made")
        .check(CLASSES);
  }

  @Test
  void thereAreNoCycles() {
    slices()
        .matching("org.stegoscope.(*)..")
        .should()
        .beFreeOfCycles()
        .because("a cycle makes two packages one")
        .check(CLASSES);
  }

  @Test
  void screensDoNotKnowEachOther() {
    slices()
        .matching("org.stegoscope.ui.(*)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            resideInAPackage("org.stegoscope.ui.."), resideInAPackage("org.stegoscope.ui.fx.."))
        .ignoreDependency(
            resideInAPackage("org.stegoscope.ui.."), resideInAPackage("org.stegoscope.ui.shell.."))
        .because("a workbench is added or dropped without touching the others")
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void chartsStayInFigure() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.stegoscope.figure..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.jfree..")
        .because("a figure is drawn once, for every format and for the screen")
        .check(CLASSES);
  }

  @Test
  void djlStaysInModel() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.stegoscope.model..", "org.stegoscope.training..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .because("native memory has one owner, and results leave as arrays in records")
        .check(CLASSES);
  }

  @Test
  void djlIsNotInPublicSignatures() {
    DescribedPredicate<JavaClass> djl = resideInAPackage("ai.djl..");
    methods()
        .that()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAnyPackage("org.stegoscope.model..", "org.stegoscope.training..")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should(
            new ArchCondition<JavaMethod>("not mention DJL") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                boolean mentions =
                    djl.test(method.getRawReturnType())
                        || method.getRawParameterTypes().stream().anyMatch(djl);
                if (mentions) {
                  events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
              }
            })
        .because("whoever uses a model must not have to close native arrays")
        .check(CLASSES);
  }

  @Test
  void scenesStayInTheWindow() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.stegoscope.ui..", "org.stegoscope.app..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("javafx..")
                .and(
                    DescribedPredicate.not(
                        resideInAnyPackage("javafx.beans..", "javafx.collections.."))))
        .because("view-models and services are tested without a screen")
        .check(CLASSES);
  }

  @Test
  void propertiesStartInTheWorkspace() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "org.stegoscope.workspace..", "org.stegoscope.ui..", "org.stegoscope.app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javafx..")
        .because("the command line runs without JavaFX")
        .check(CLASSES);
  }

  @Test
  void theWindowsThreadIsEnteredInOnePlace() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.stegoscope.ui.fx..")
        .should()
        .callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
        .because("one place can drop stale answers and count what it posts")
        .check(CLASSES);
  }

  @Test
  void threadsStartInJob() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.stegoscope.job..")
        .should()
        .dependOnClassesThat(
            nameMatching("java\\.util\\.concurrent\\.(Executors|ThreadPoolExecutor|Timer).*")
                .or(nameMatching("java\\.util\\.Timer")))
        .orShould()
        .callConstructor(Thread.class, Runnable.class)
        .because("a thread nobody owns cannot be cancelled or joined")
        .check(CLASSES);
  }

  @Test
  void onlyTheCommandLinePrints() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.stegoscope.cli..", "org.stegoscope.app..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .because("a library that prints cannot be used by a window")
        .check(CLASSES);
  }

  @Test
  void thereAreNoSwingWindows() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.swing..", "javafx.embed.swing..")
        .because("two toolkits make two event threads")
        .check(CLASSES);
  }

  @Test
  void nothingIsDeserialised() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.io.ObjectInputStream")
        .because("user files are hostile until parsed")
        .check(CLASSES);
  }

  @Test
  void randomnessIsSeeded() {
    noClasses()
        .should()
        .callMethod(Math.class, "random")
        .orShould()
        .callConstructor(java.util.Random.class)
        .orShould()
        .callConstructor(java.util.SplittableRandom.class)
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
        .because("every number can be made again from its seed")
        .check(CLASSES);
  }

  @Test
  void smileStaysInAnalysis() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.stegoscope.analysis..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("smile..")
        .because("what it computes lies behind the interfaces of our own faster versions")
        .check(CLASSES);
  }
}
