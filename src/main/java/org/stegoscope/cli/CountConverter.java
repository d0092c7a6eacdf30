package org.stegoscope.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads whole numbers that have a least and a greatest value.
sealed interface CountConverter extends ITypeConverter<Integer> {

  int least();

  int greatest();

  @Override
  default Integer convert(String text) {
    try {
      int number = Integer.parseInt(text.strip());
      if (number >= least() && number <= greatest()) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told in the same words as a number out of range.
    }
    throw new TypeConversionException(
        "expected a whole number from %d to %d, found \"%s\"".formatted(least(), greatest(), text));
  }

  /// Threads of one operation.
  record Threads() implements CountConverter {

    @Override
    public int least() {
      return 1;
    }

    @Override
    public int greatest() {
      return 1024;
    }
  }

  /// Heads or blocks of a network, the former from 1: no real one has as many as this allows.
  record Heads() implements CountConverter {

    @Override
    public int least() {
      return 1;
    }

    @Override
    public int greatest() {
      return 4096;
    }
  }

  /// The number of a block.
  record Block() implements CountConverter {

    @Override
    public int least() {
      return 0;
    }

    @Override
    public int greatest() {
      return 4095;
    }
  }

  /// Photos of a data set.
  record Photos() implements CountConverter {

    @Override
    public int least() {
      return 1;
    }

    @Override
    public int greatest() {
      return 1_000_000;
    }
  }

  /// Clusters of k-means: ids are bytes, and 255 means void.
  record Clusters() implements CountConverter {

    @Override
    public int least() {
      return 1;
    }

    @Override
    public int greatest() {
      return 255;
    }
  }

  /// Classes of labels: ids are bytes, 255 means void, and predictions need one for no class.
  record Classes() implements CountConverter {

    @Override
    public int least() {
      return 1;
    }

    @Override
    public int greatest() {
      return 254;
    }
  }

  /// Clusters beyond the classes.
  record ExtraClusters() implements CountConverter {

    @Override
    public int least() {
      return 0;
    }

    @Override
    public int greatest() {
      return 254;
    }
  }
}
