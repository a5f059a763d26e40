/** mediabunny, loaded when a campaign has a film or a sound. What it would print, `check` says in its own words. */
export async function mediabunny() {
  const library = await import('mediabunny')
  library.Logging.level = library.LogLevel.Silent
  return library
}
