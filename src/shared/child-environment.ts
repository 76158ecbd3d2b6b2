type Environment = Readonly<Record<string, string | undefined>>;

/** What a program needs to find its files and the certificates it may trust, to speak the user’s language, and to reach the display and its drivers. */
const passed = new Set([
  'APPDATA',
  'COMSPEC',
  'DBUS_SESSION_BUS_ADDRESS',
  'DISPLAY',
  'HOME',
  'LANG',
  'LANGUAGE',
  'LD_LIBRARY_PATH',
  'LOCALAPPDATA',
  'LOGNAME',
  'NODE_COMPILE_CACHE',
  'NODE_EXTRA_CA_CERTS',
  'NUMBER_OF_PROCESSORS',
  'OS',
  'PATH',
  'PATHEXT',
  'PROCESSOR_ARCHITECTURE',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'SHELL',
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
  'SYSTEMDRIVE',
  'SYSTEMROOT',
  'TEMP',
  'TERM',
  'TMP',
  'TMPDIR',
  'TZ',
  'USER',
  'USERNAME',
  'USERPROFILE',
  'WAYLAND_DISPLAY',
  'WINDIR',
]);
/** Locale; the desktop’s folders; Nearnote’s own; what chooses a graphics driver. */
const passedPrefixes = ['LC_', 'XDG_', 'NEARNOTE_', 'CUDA_', 'DRI_', 'LIBGL_', 'MESA_', 'VK_'];

/**
 * The environment for processes that Nearnote starts: only what is known to be of use to them. Tokens and passwords are
 * often handed to programs in variables, and a process that runs a model has no business with them.
 */
export function childEnvironment(environment: Environment): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    // Windows does not tell capitals apart in names.
    const upper = name.toUpperCase();
    if (value !== undefined && (passed.has(upper) || passedPrefixes.some((prefix) => upper.startsWith(prefix)))) {
      kept[name] = value;
    }
  }
  return kept;
}
