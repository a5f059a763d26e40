/** Letters that Unicode does not take apart into a letter and its mark. */
const WHOLE: Record<string, string> = { œ: 'oe', æ: 'ae', ß: 'ss', ł: 'l', ø: 'o', đ: 'd', ı: 'i' }

/** What people write short, and what it stands for. */
const SHORT: Record<string, string> = {
  ...{ st: 'saint', ste: 'sainte', sts: 'saints', stes: 'saintes' },
  ...{ s: 'sur', ss: 'sous', lez: 'les' },
}

const ARTICLE = /^(?:les?|la|l) (?=.{3})/

/**
 * The name of a place, as it compares with others: « St-Étienne », « SAINT ETIENNE » and « saint étienne » are the same, and
 * so are « Villeneuve s/ Lot » and « Villeneuve-sur-Lot ».
 */
export function fold(name: string): string {
  return name
    .toLowerCase()
    .replace(/[œæßłøđı]/g, (letter) => WHOLE[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word) => SHORT[word] ?? word)
    .join(' ')
}

/** Without its article: « La Rochelle » is asked for as « Rochelle », too. */
export function withoutArticle(folded: string): string {
  return folded.replace(ARTICLE, '')
}
