import { existsSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { LOOK_NAMES } from '../../campaigns/looks.ts'
import { STATES, type StateName } from '../e2e/states.ts'
import { FOLDER, pathOf, SIZES } from './gallery.ts'

/** Empties the folder before pictures are taken, and puts all of them on one page afterwards. */
export default async function emptyFolder(): Promise<() => Promise<void>> {
  await rm(FOLDER, { recursive: true, force: true })
  return async () => {
    await mkdir(FOLDER, { recursive: true })
    await writeFile(join(FOLDER, 'index.html'), contactSheet())
  }
}

const STYLE = `
body { margin: 0; padding: 2rem; font: 14px/1.4 system-ui; color: #222; background: #ccc }
nav { position: sticky; top: 0; padding: .5rem 0; background: #ccc }
nav a { margin-inline-end: 1rem }
h2, h3 { scroll-margin-top: 3rem }
section > div { display: flex; gap: 1rem; align-items: start; padding-bottom: 1rem; overflow-x: auto }
figure { flex: none; margin: 0 }
img { display: block; height: 480px; background: #fff }
.whole img { height: auto; width: 240px }
`

function contactSheet(): string {
  const links = LOOK_NAMES.map((look) => `<a href="#${look}">${look}</a>`).join('')
  const sections = LOOK_NAMES.map((look) => `<h2 id="${look}">${look}</h2>${rows(look)}`).join('')
  return `<!doctype html><meta charset="utf-8"><title>Entre Nous: every look in every state</title><style>${STYLE}</style><nav>${links}</nav>${sections}`
}

function rows(look: (typeof LOOK_NAMES)[number]): string {
  return (Object.keys(STATES) as StateName[])
    .map((state) => {
      const figures = shotsOf(look, state)
      const isWhole = 'isWhole' in STATES[state]
      return (
        figures &&
        `<section><h3>${look}: ${state}</h3><div${isWhole ? ' class="whole"' : ''}>${figures}</div></section>`
      )
    })
    .join('')
}

/** Those that were taken: a run can be narrowed. */
function shotsOf(look: (typeof LOOK_NAMES)[number], state: StateName): string {
  const shots = [false, true].flatMap((isArabic) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      Object.keys(SIZES).map((size) => ({ look, state, isArabic, scheme, size })),
    ),
  )
  return shots
    .filter((shot) => existsSync(pathOf(shot)))
    .map((shot) => {
      const path = relative(FOLDER, pathOf(shot))
      const caption = `${shot.size}, ${shot.scheme}, ${shot.isArabic ? 'Arabic' : 'French'}`
      return `<figure><a href="${path}"><img loading="lazy" src="${path}" alt="${caption}"></a><figcaption>${caption}</figcaption></figure>`
    })
    .join('')
}
