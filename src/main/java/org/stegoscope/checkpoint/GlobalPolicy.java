package org.stegoscope.checkpoint;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Which names a checkpoint has no business to mention.
///
/// Nothing is ever looked up or called here, so a name can do no harm to us; but a file that names
/// one of these was made to do harm to somebody, and is refused as a whole. Names that are neither
/// here nor known to [DataBuilders] may be mentioned, and may be the class of an object, but not
/// called.
final class GlobalPolicy {

  private static final Pattern MODULE =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");
  private static final Pattern NAME = MODULE;

  /// Python 2's names of modules, which protocol 2 still writes.
  private static final Map<String, String> RENAMED =
      Map.of("__builtin__", "builtins", "copy_reg", "copyreg", "UserDict", "collections");

  /// Modules that reach the machine, other code, or the interpreter.
  private static final Set<String> MODULES =
      Set.of(
          "os",
          "posix",
          "nt",
          "posixpath",
          "ntpath",
          "subprocess",
          "_posixsubprocess",
          "sys",
          "shutil",
          "socket",
          "_socket",
          "socketserver",
          "ssl",
          "select",
          "ctypes",
          "_ctypes",
          "cffi",
          "importlib",
          "imp",
          "runpy",
          "pkgutil",
          "zipimport",
          "zipapp",
          "pty",
          "tty",
          "pdb",
          "bdb",
          "code",
          "codeop",
          "timeit",
          "cProfile",
          "profile",
          "trace",
          "doctest",
          "webbrowser",
          "pickle",
          "_pickle",
          "cPickle",
          "pickletools",
          "dill",
          "cloudpickle",
          "joblib",
          "marshal",
          "shelve",
          "dbm",
          "operator",
          "_operator",
          "commands",
          "popen2",
          "platform",
          "tempfile",
          "multiprocessing",
          "concurrent",
          "threading",
          "_thread",
          "asyncio",
          "signal",
          "site",
          "sysconfig",
          "ensurepip",
          "pip",
          "venv",
          "distutils",
          "setuptools",
          "inspect",
          "gc",
          "ast",
          "tkinter",
          "idlelib",
          "urllib",
          "urllib2",
          "http",
          "httplib",
          "ftplib",
          "smtplib",
          "telnetlib",
          "poplib",
          "imaplib",
          "xmlrpc",
          "requests",
          "httpx",
          "aiohttp",
          "io",
          "_io",
          "codecs",
          "fileinput",
          "linecache",
          "sqlite3",
          "_sqlite3",
          "atexit",
          "faulthandler",
          "winreg",
          "_winapi",
          "msvcrt",
          "mmap",
          "fcntl",
          "resource",
          "paramiko",
          "fabric",
          "IPython",
          "lib2to3",
          "unittest",
          "pydoc",
          "logging.config",
          "numpy.f2py",
          "numpy.testing",
          "numpy.distutils",
          "torch.hub",
          "torch.jit",
          "torch.serialization",
          "torch.package",
          "torch.ops",
          "torch.utils.cpp_extension",
          "torch.utils.model_zoo",
          "torch._inductor",
          "torch._dynamo",
          "torch.multiprocessing",
          "torch.distributed.elastic",
          "torch.distributed.run");

  /// Functions of modules that are otherwise harmless, by module.
  private static final Map<String, Set<String>> FUNCTIONS =
      Map.ofEntries(
          Map.entry(
              "builtins",
              Set.of(
                  "eval",
                  "exec",
                  "execfile",
                  "compile",
                  "open",
                  "file",
                  "input",
                  "raw_input",
                  "getattr",
                  "setattr",
                  "delattr",
                  "hasattr",
                  "globals",
                  "locals",
                  "vars",
                  "dir",
                  "apply",
                  "map",
                  "filter",
                  "reduce",
                  "iter",
                  "next",
                  "breakpoint",
                  "exit",
                  "quit",
                  "memoryview",
                  "print",
                  "super",
                  "classmethod",
                  "staticmethod",
                  "property",
                  "reload",
                  "help")),
          Map.entry(
              "types",
              Set.of(
                  "FunctionType",
                  "LambdaType",
                  "CodeType",
                  "MethodType",
                  "ModuleType",
                  "GeneratorType",
                  "CoroutineType",
                  "DynamicClassAttribute",
                  "new_class",
                  "prepare_class",
                  "resolve_bases")),
          Map.entry("functools", Set.of("reduce", "partialmethod", "singledispatch", "wraps")),
          Map.entry("torch", Set.of("load", "save", "compile", "import_ir_module", "classes")),
          Map.entry("torch.storage", Set.of("_load_from_bytes")),
          Map.entry("torch.utils.data", Set.of("DataLoader")),
          Map.entry(
              "numpy",
              Set.of(
                  "load",
                  "save",
                  "fromfile",
                  "memmap",
                  "genfromtxt",
                  "loadtxt",
                  "savetxt",
                  "fromregex",
                  "open_memmap")),
          Map.entry("pandas", Set.of("read_pickle", "eval")),
          Map.entry("pathlib", Set.of("os", "io")),
          Map.entry("site", Set.of("main")));

  private GlobalPolicy() {}

  /// The name that Python 3 has for a module.
  static String currentModule(String module) {
    return RENAMED.getOrDefault(module, module);
  }

  static boolean isWellFormed(String module, String name) {
    return MODULE.matcher(module).matches() && NAME.matcher(name).matches();
  }

  /// @param module by its Python 3 name
  static boolean isDangerous(String module, String name) {
    return name.contains(".")
        || isSpecial(name)
        || isWithinDangerousModule(module)
        || FUNCTIONS.getOrDefault(module, Set.of()).contains(name);
  }

  private static boolean isWithinDangerousModule(String module) {
    for (int dot = module.indexOf('.'); dot >= 0; dot = module.indexOf('.', dot + 1)) {
      if (MODULES.contains(module.substring(0, dot))) {
        return true;
      }
    }
    return MODULES.contains(module);
  }

  /// Python's special names, through which objects reach their class and its module.
  private static boolean isSpecial(String name) {
    return name.startsWith("__")
        && name.endsWith("__")
        && !name.equals("__newobj__")
        && !name.equals("__newobj_ex__");
  }
}
