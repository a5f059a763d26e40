/** A setting has a value that cannot be used. The message names each setting, its fault and the mend. */
export class SettingsError extends Error {
  override name = 'SettingsError'
}
