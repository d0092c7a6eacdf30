package org.stegoscope.checkpoint;

/// The file formats that are read.
public enum Container {
  /// What `torch.save` writes since 1.6: a zip with `data.pkl` and one record a storage.
  TORCH_ZIP("PyTorch zip"),
  /// What `torch.save` wrote before 1.6: pickles back to back, then the storages.
  TORCH_LEGACY("PyTorch legacy"),
  /// A JSON header, then the numbers.
  SAFETENSORS("safetensors");

  private final String label;

  Container(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
