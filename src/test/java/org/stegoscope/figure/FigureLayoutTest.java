package org.stegoscope.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.stegoscope.core.ColorMap;
import org.stegoscope.core.Rgb;
import org.stegoscope.core.ScalarMap;
import org.stegoscope.dataset.Placement;

final class FigureLayoutTest {

  /// Far below what a printer resolves, far above the rounding of sums of doubles.
  private static final double TOLERANCE_PT = 1e-6;

  private static Stream<Arguments> figures() {
    Bitmap square = Figures.noise(20, 20, 1);
    Bitmap wide = Figures.noise(10_000, 10, 2);
    Bitmap high = Figures.noise(10, 10_000, 3);
    List<String> names = IntStream.range(0, 40).mapToObj(i -> "class number " + i).toList();
    List<Guide> guides = List.of(Figures.legend(names), Figures.colorBar());
    String longName = "a name that does not end ".repeat(40);
    Figure plain = Figure.of(List.of(Figures.panel("one", square)));
    return Stream.of(
        Arguments.of("everything", Figures.full()),
        Arguments.of(
            "no overlay, no guide, no text", Figure.of(List.of(Figures.panel("", square)))),
        Arguments.of("forty classes", plain.withGuides(guides)),
        Arguments.of("forty classes, narrow", plain.withGuides(guides).withMaxWidthPt(90)),
        Arguments.of("no class", plain.withGuides(List.of(Figures.legend(List.of())))),
        Arguments.of("wide", Figure.of(List.of(Figures.panel(longName, wide))).withGuides(guides)),
        Arguments.of("high", Figure.of(List.of(Figures.panel(longName, high))).withGuides(guides)),
        Arguments.of(
            "wide beside high",
            Figure.of(List.of(Figures.panel("wide", wide), Figures.panel("high", high)))),
        Arguments.of(
            "long names",
            Figure.of(Collections.nCopies(3, Figures.panel(longName, square)))
                .withTitle(longName)
                .withGuides(
                    List.of(
                        Figures.legend(List.of(longName, "x".repeat(5000))),
                        new Guide.ColorBar(
                            longName, ColorMap.MAGMA, new ScalarMap.Range(-1e9f, 1e9f))))
                .withFooter(List.of(longName, "y".repeat(5000)))),
        Arguments.of(
            "a last row that is not full",
            Figure.of(Collections.nCopies(7, Figures.panel("p", square))).withGuides(guides)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("figures")
  void nothingOverlapsAndNothingLeavesThePage(String name, Figure figure) {
    Page page = FigureLayout.page(figure);
    Box sheet =
        new Box(
            -TOLERANCE_PT,
            -TOLERANCE_PT,
            page.widthPt() + 2 * TOLERANCE_PT,
            page.heightPt() + 2 * TOLERANCE_PT);
    List<Box> solid = solid(page);
    for (int i = 0; i < solid.size(); i++) {
      assertThat(sheet.contains(solid.get(i))).as("%s on %s", solid.get(i), sheet).isTrue();
      for (Box other : solid.subList(0, i)) {
        assertThat(shrunk(solid.get(i)).overlaps(other))
            .as("%s over %s", solid.get(i), other)
            .isFalse();
      }
    }
  }

  /// Whole pictures, swatches, and all text that does not stand in a picture.
  private static List<Box> solid(Page page) {
    List<Box> pictures = new ArrayList<>();
    List<Box> rest = new ArrayList<>();
    for (Mark mark : page.marks()) {
      switch (mark) {
        case Mark.Image image when image.box().equals(image.frame()) -> pictures.add(image.box());
        case Mark.Fill fill when fill.opacity() == 1 -> rest.add(fill.box());
        case Mark.Text text -> rest.add(text.box());
        default -> {}
      }
    }
    rest.removeIf(box -> pictures.stream().anyMatch(picture -> picture.contains(box)));
    rest.addAll(pictures);
    return rest;
  }

  private static Box shrunk(Box box) {
    return new Box(
        box.x() + TOLERANCE_PT,
        box.y() + TOLERANCE_PT,
        box.width() - 2 * TOLERANCE_PT,
        box.height() - 2 * TOLERANCE_PT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("figures")
  void thePageIsNoWiderThanAsked(String name, Figure figure) {
    assertThat(FigureLayout.page(figure).widthPt())
        .isLessThanOrEqualTo(figure.maxWidthPt() + TOLERANCE_PT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("figures")
  void picturesKeepTheirAspect(String name, Figure figure) {
    List<Mark.Image> pictures =
        FigureLayout.page(figure).marks().stream()
            .filter(Mark.Image.class::isInstance)
            .map(Mark.Image.class::cast)
            .filter(image -> image.box().equals(image.frame()))
            .limit(figure.panels().size())
            .toList();
    assertThat(pictures).hasSameSizeAs(figure.panels());
    for (Mark.Image picture : pictures) {
      double aspect = (double) picture.bitmap().width() / picture.bitmap().height();
      // The quotient of two doubles.
      assertThat(picture.box().width() / picture.box().height())
          .isCloseTo(aspect, Percentage.withPercentage(1e-9));
    }
  }

  @Test
  void aShortLegendStandsBesideThePictureAndALongOneBelow() {
    Figure figure = Figure.of(List.of(Figures.panel("", Figures.noise(20, 20, 1))));
    Guide few = Figures.legend(List.of("first", "second"));
    Guide many = Figures.legend(Collections.nCopies(60, "first"));
    Page beside = FigureLayout.page(figure.withGuides(List.of(few)));
    Page below = FigureLayout.page(figure.withGuides(List.of(many)));
    assertThat(text(beside, "first").x()).isGreaterThan(picture(beside).right());
    assertThat(text(below, "first").box().y()).isGreaterThan(picture(below).bottom());
  }

  private static Box picture(Page page) {
    return ((Mark.Image) page.marks().getFirst()).box();
  }

  private static Mark.Text text(Page page, String text) {
    return page.marks().stream()
        .filter(mark -> mark instanceof Mark.Text found && found.text().equals(text))
        .map(Mark.Text.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLayerLiesOnThePartOfThePictureItBelongsTo() {
    Layer layer =
        new Layer(Figures.noise(2, 2, 1), new Placement(10, 5, 20, 30), 1, Scaling.NEAREST);
    Content content =
        new Content.Picture(Figures.noise(40, 50, 2), Scaling.SMOOTH, List.of(layer), List.of());
    Page page = FigureLayout.page(Figure.of(List.of(new Panel("", content))));
    Box picture = picture(page);
    Box box = ((Mark.Image) page.marks().get(1)).box();
    double scale = picture.width() / 40;
    assertThat(box.x() - picture.x()).isCloseTo(10 * scale, within(TOLERANCE_PT));
    assertThat(box.y() - picture.y()).isCloseTo(5 * scale, within(TOLERANCE_PT));
    assertThat(box.width()).isCloseTo(20 * scale, within(TOLERANCE_PT));
    assertThat(box.height()).isCloseTo(30 * scale, within(TOLERANCE_PT));
  }

  @Test
  void labelsOfCloseMarkersDoNotCoverEachOther() {
    List<Marker> markers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Placement place = new Placement(2 * i, 0, 2, 2);
      markers.add(new Marker(Marker.Shape.POINT, place, Rgb.of(0xff0000), "query " + i));
    }
    Bitmap photo = Figures.noise(40, 30, 1);
    Content content = new Content.Picture(photo, Scaling.SMOOTH, List.of(), markers);
    Page page = FigureLayout.page(Figure.of(List.of(new Panel("", content))));
    List<Box> labels =
        page.marks().stream()
            .filter(Mark.Text.class::isInstance)
            .map(mark -> ((Mark.Text) mark).box())
            .toList();
    assertThat(labels).hasSize(4);
    for (Box label : labels) {
      assertThat(picture(page).contains(label)).isTrue();
      assertThat(labels.stream().filter(label::overlaps)).containsExactly(label);
    }
  }

  @Test
  void layersAndMarkersOutsideTheirPictureAreAProgrammingError() {
    Bitmap photo = Figures.noise(4, 4, 1);
    Placement beyond = new Placement(3, 0, 2, 1);
    Layer layer = new Layer(photo, beyond, 1, Scaling.NEAREST);
    Marker marker = new Marker(Marker.Shape.POINT, beyond, Rgb.of(0), "");
    assertThatThrownBy(() -> new Content.Picture(photo, Scaling.SMOOTH, List.of(layer), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a layer lies within its picture of 4 x 4 pixels, not at");
    assertThatThrownBy(() -> new Content.Picture(photo, Scaling.SMOOTH, List.of(), List.of(marker)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("a marker lies within its picture");
  }

  @Test
  void aLegendWithoutSharesHasNone() {
    Guide.Row row = new Guide.Row("alone", Rgb.of(0), OptionalDouble.empty());
    Figure figure =
        Figure.of(List.of(Figures.panel("", Figures.noise(2, 2, 1))))
            .withGuides(List.of(new Guide.Legend("", List.of(row))));
    assertThat(FigureLayout.page(figure).marks().stream().filter(Mark.Text.class::isInstance))
        .hasSize(1);
  }
}
