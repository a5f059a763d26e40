import type { Numerals } from '../../site/i18n/numerals.ts'
import type { Mounting } from '../mount.ts'
import type { PollResult } from './contract.ts'
import type { PollWords } from './words/poll-words.ts'

interface Parts extends Pick<Mounting, 'page'> {
  /** Its id. */
  piece: string
  numerals: Numerals
  words: PollWords
}

/** Gives every choice its place for what it has got, empty until that is known. @returns what fills it */
export function createResult(
  form: HTMLFormElement,
  { piece, numerals, words, page }: Parts,
): (result: PollResult) => void {
  const rows = [...form.querySelectorAll<HTMLElement>('[data-choice]')].map((item) => {
    const [bar, share, part, votes] = [element('span'), element('span'), element('b'), element('small')]
    bar.className = 'choice-bar'
    share.className = 'choice-share'
    share.id = `${piece}-${item.dataset.choice}`
    share.append(part, votes)
    item.append(bar, share)
    item.querySelector('input')?.setAttribute('aria-describedby', share.id)
    return { item, part, votes, id: item.dataset.choice ?? '' }
  })
  const isRanking = form.dataset.pick === 'ranking'
  const all = element('p')
  all.className = 'poll-votes'
  form.append(all)
  return ({ votes, choices }) => {
    const most = Math.max(1, ...Object.values(choices))
    for (const { item, id, ...row } of rows) {
      const n = choices[id] ?? 0
      const share = votes > 0 ? n / votes : 0
      item.style.setProperty('--share', String(share))
      item.style.setProperty('--lead', String(n / most))
      row.part.textContent = percent({ ...page.DIGITS, style: 'percent' }, numerals.locale, share)
      row.votes.textContent = isRanking ? page.countPhrase(numerals, words.first, n) : page.formatCount(numerals, n)
    }
    all.textContent = page.countPhrase(numerals, words.votes, votes)
  }
}

const element = <Name extends keyof HTMLElementTagNameMap>(name: Name) => document.createElement(name)

/** Nothing that exists is 0 %, and nothing incomplete is 100 %. */
function percent(form: Intl.NumberFormatOptions, locale: string, share: number): string {
  const isNearlyAll = share > 0.99 && share < 1
  const digits = share < 0.01 ? { maximumSignificantDigits: 1 } : { maximumFractionDigits: isNearlyAll ? 1 : 0 }
  return new Intl.NumberFormat(locale, { ...form, ...digits }).format(isNearlyAll ? Math.min(share, 0.999) : share)
}
