/**
 * Goes on to the fan's language before anything is shown: the one of this tab, else the one that they switched to, else
 * the best of their browser's. The page gets it by its own source (`locale.js.ts`), so it uses nothing from outside.
 */
export function chooseLocale(slug: string, locales: readonly string[]): void {
  const switchedTo = () => {
    try {
      return JSON.parse(localStorage.getItem(`entrenous:${slug}`) ?? '{}').locale
    } catch {
      // Refused, or written by something else on this origin.
      return undefined
    }
  }
  const wanted = [history.state?.locale, switchedTo(), ...navigator.languages.map((tag) => tag.split('-')[0])]
  const locale = wanted.find((each) => locales.includes(each))
  if (!locale || locale === locales[0]) return
  // Firefox would show and run the rest of this page while the other is on its way.
  window.stop()
  // Not `location.replace`: where there is no localStorage, the history entry is all that the fan has.
  const path = location.pathname.replace(`/${slug}/`, `/${slug}/${locale}/`)
  history.replaceState(history.state, '', path + location.search + location.hash)
  location.reload()
}
