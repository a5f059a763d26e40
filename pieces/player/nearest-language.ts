/** The language that is wanted, or one of its regions (`pt-BR` of `pt`); undefined where neither is there. */
export function nearestLanguage(languages: readonly string[], wanted: string): string | undefined {
  return languages.find((each) => each === wanted) ?? languages.find((each) => each.startsWith(`${wanted}-`))
}
