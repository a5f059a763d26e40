/** The form of a text for a number. */
export function pluralOf(locale: string) {
  const rules = new Intl.PluralRules(locale)
  return (n: number, forms: { one: string; other: string }) => (rules.select(n) === 'one' ? forms.one : forms.other)
}
