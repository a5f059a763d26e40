/**
 * Redirects to the fan's language before anything is shown: that of this tab, else the one that they switched to, else the
 * best of their browser's. Its source is embedded in `locale.js.ts`, so it uses nothing from outside.
 */
export function chooseLocale(slug: string, locales: readonly string[]): void {
  const switchedTo = () => {
    try {
      return JSON.parse(localStorage.getItem(`entrenous:${slug}`) ?? '{}').locale
    } catch {
      // Storage is refused, or holds something else of this origin.
      return undefined
    }
  }
  const wanted = [history.state?.locale, switchedTo(), ...navigator.languages.map((tag) => tag.split('-')[0])]
  const locale = wanted.find((each) => locales.includes(each))
  if (!locale || locale === locales[0]) return
  // Firefox would otherwise show and run the rest of this page while the other one loads.
  window.stop()
  // Not `location.replace`: without localStorage, the history entry is all that is kept.
  const path = location.pathname.replace(`/${slug}/`, `/${slug}/${locale}/`)
  history.replaceState(history.state, '', path + location.search + location.hash)
  location.reload()
}
