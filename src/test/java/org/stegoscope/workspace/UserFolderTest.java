package org.stegoscope.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Where each system has its users' settings.
final class UserFolderTest {

  private static Path folder(String system, Map<String, String> environment, String chosen) {
    Map<String, String> properties = new HashMap<>(Map.of("os.name", system, "user.home", "/home"));
    if (!chosen.isEmpty()) {
      properties.put(UserFolder.PROPERTY, chosen);
    }
    return new UserFolder(properties::get, environment::get).folder();
  }

  @Test
  void onLinuxItIsTheOneOfXdg() {
    assertThat(folder("Linux", Map.of(), "")).isEqualTo(Path.of("/home/.config/stegoscope"));
    assertThat(folder("Linux", Map.of("XDG_CONFIG_HOME", "/etc/mine"), ""))
        .isEqualTo(Path.of("/etc/mine/stegoscope"));
    assertThat(folder("Linux", Map.of("XDG_CONFIG_HOME", "relative"), ""))
        .isEqualTo(Path.of("/home/.config/stegoscope"));
  }

  @Test
  void onMacAndWindowsItIsTheUsualOne() {
    assertThat(folder("Mac OS X", Map.of(), ""))
        .isEqualTo(Path.of("/home/Library/Application Support/Stegoscope"));
    assertThat(folder("Windows 11", Map.of(), ""))
        .isEqualTo(Path.of("/home/AppData/Roaming/Stegoscope"));
    assertThat(folder("Windows 11", Map.of("APPDATA", "/roaming"), ""))
        .isEqualTo(Path.of("/roaming/Stegoscope"));
  }

  @Test
  void thePropertyOverridesIt() {
    assertThat(folder("Linux", Map.of("XDG_CONFIG_HOME", "/etc"), "/tmp/other"))
        .isEqualTo(Path.of("/tmp/other"));
  }
}
