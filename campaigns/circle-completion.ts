import type { Piece, Root } from './campaign.ts'
import { partName } from './circle-parts.ts'
import { type CircleConfig, type CirclesConfig, EXPECTED_CIRCLES, unknownCircle } from './circles.ts'
import { isTurned } from './country-bounds.ts'
import { fold } from './place-names.ts'
import { overlap, type Postcodes, postcodesOf } from './postcodes.ts'
import type { Problem } from './problem.ts'
import type { CampaignConfig } from './schema.ts'

/** What checking the circles asks of the loading of a campaign. */
interface Checks {
  report(path: PropertyKey[], message: string, severity?: Problem['severity']): void
  lineOf(path: PropertyKey[]): number
  /** The absolute path of a public image. */
  image(path: PropertyKey[], name: string | undefined): Promise<string | undefined>
}

/** Checks the circles of a config, and finds their pictures. */
export async function completeCircles(
  { circles, roots }: CampaignConfig,
  checks: Checks,
): Promise<CirclesConfig | undefined> {
  if (!circles) return undefined
  checkTwins(circles.list, checks)
  checkPartNames(circles, checks)
  checkSizes(circles, checks)
  checkPlaces(circles, checks)
  checkChoice(circles, roots, checks)
  const list = circles.list.map(async ({ picture, ...circle }, index): Promise<CircleConfig> => {
    const image = await checks.image(['circles', 'list', index, 'picture', 'image'], picture?.image)
    return { ...circle, ...(picture && image && { picture: { ...picture, image } }) }
  })
  return { ...circles, list: await Promise.all(list) }
}

/** Reports ids, names, postcodes and towns that belong to two circles. */
function checkTwins(list: readonly CircleConfig[], checks: Checks): void {
  const { report, lineOf } = checks
  const firsts = new Map<string, PropertyKey[]>()
  const note = (what: string, value: string, path: PropertyKey[], expected: string) => {
    const first = firsts.get(`${what} ${value}`)
    if (first) report(path, `"${value}" stands twice, expected ${expected} than on line ${lineOf(first)}`)
    else firsts.set(`${what} ${value}`, path)
  }
  list.forEach(({ id, name, towns = [] }, index) => {
    const place = ['circles', 'list', index]
    note('id', id, [...place, 'id'], 'another id')
    note(
      'name',
      name.normalize('NFC').toLowerCase(),
      [...place, 'name'],
      'another name, by which fans tell them apart,',
    )
    for (const [i, town] of towns.entries()) note('town', fold(town), [...place, 'towns', i], 'another town')
  })
  list.forEach(({ towns = [] }, index) => {
    for (const [i, town] of towns.entries()) {
      const named = list.findIndex(({ name }, other) => other !== index && fold(name) === fold(town))
      const fault = `"${town}" is the name of the circle on line ${lineOf(['circles', 'list', named, 'name'])}`
      if (named >= 0) report(['circles', 'list', index, 'towns', i], `${fault}, expected another town`)
    }
  })
  checkPostcodes(list, checks)
}

/** Reports beginnings of postcodes of which neither says more than the other. */
function checkPostcodes(list: readonly CircleConfig[], { report, lineOf }: Checks): void {
  const before: (Postcodes & { written: string; path: PropertyKey[] })[] = []
  list.forEach(({ postcodes = [] }, index) => {
    for (const [i, written] of postcodes.entries()) {
      const path = ['circles', 'list', index, 'postcodes', i]
      const own = postcodesOf(written)
      const other = before.find((each) => overlap(each, own))
      const isTwin = other?.from === own.from && other.to === own.to
      const fault = isTwin ? `"${own.from}" stands twice` : `"${written}" has postcodes of "${other?.written}" in it`
      if (other) report(path, `${fault}, expected another postcode than on line ${lineOf(other.path)}`)
      else before.push({ ...own, written, path })
    }
  })
}

/** Warns about parts that would be called as another circle is, or as a part of one. */
function checkPartNames({ names, list }: CirclesConfig, { report }: Checks): void {
  const holders = new Map(list.map(({ name }) => [name, name]))
  list.forEach(({ name }, index) => {
    const parts = PART_NUMBERS.map((number) => partName(names, name, { number, parts: number + 1 }))
    const twin = parts.find((part) => (holders.get(part) ?? name) !== name)
    for (const part of parts) if (!holders.has(part)) holders.set(part, name)
    if (twin === undefined) return
    const fault = `a part of it would be called "${twin}", as "${holders.get(twin)}" or a part of that is`
    report(
      ['circles', 'list', index, 'name'],
      `${fault}, expected names: with {name} in it, or another name`,
      'warning',
    )
  })
}

const PART_NUMBERS = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Warns about what a circle that divides first never reaches. */
function checkSizes({ size, splits, list }: CirclesConfig, { report }: Checks): void {
  if (splits !== 'auto') return
  list.forEach(({ goal }, index) => {
    if (goal === undefined || goal <= size) return
    const why = `a circle divides beyond ${size} views, so its counter hardly gets there`
    report(['circles', 'list', index, 'goal'], `${why}, expected at most ${size} (or another size)`, 'warning')
  })
}

/** Warns about places whose longitude stands first: they lead those who live elsewhere. */
function checkPlaces({ country, list }: CirclesConfig, { report }: Checks): void {
  list.forEach(({ place }, index) => {
    if (!country || !place || !isTurned(place, country)) return
    const [longitude, latitude] = place
    const fault = `[${place.join(', ')}] lies far from ${country}`
    report(
      ['circles', 'list', index, 'place'],
      `${fault}, expected its latitude first: [${latitude}, ${longitude}]`,
      'warning',
    )
  })
}

function checkChoice({ choose, list }: CirclesConfig, roots: CampaignConfig['roots'], { report }: Checks): void {
  const isFound = ({ place, postcodes, towns }: CircleConfig) => place ?? postcodes ?? towns
  if (choose === 'place') {
    list.forEach((circle, index) => {
      if (isFound(circle)) return
      const fault = `choose: place leads nobody to "${circle.id}"`
      report(['circles', 'list', index], `${fault}, expected its postcodes, towns or place`, 'warning')
    })
  }
  list.forEach(({ id }, index) => {
    if (isEntered(id, roots)) return
    const fault = 'nobody gets into it, since every root is of another circle'
    report(['circles', 'list', index], `${fault}, expected a root with circle: ${id}, or one without`, 'warning')
  })
}

/** Whether anybody gets into a circle: by a root of its own, or by one whose fans choose. */
function isEntered(id: string, roots: CampaignConfig['roots'] = [{ label: '', kind: 'seed' }]): boolean {
  return roots.some(({ circle = id }) => circle === id)
}

/** Reports roots of circles that are not there. */
export function checkRootCircles(
  roots: readonly Root[],
  circles: CampaignConfig['circles'],
  { report }: Pick<Checks, 'report'>,
) {
  roots.forEach(({ circle }, index) => {
    const fault = circle === undefined ? undefined : unknownCircle(circle, circles)
    if (fault) report(['roots', index, 'circle'], fault)
  })
}

/** Reports pieces of circles that are not there, and pieces that nobody opens. */
export function checkPieceCircles(
  pieces: readonly Pick<Piece, 'unlock' | 'circles'>[],
  { circles, roots }: Pick<CampaignConfig, 'circles' | 'roots'>,
  { report }: Pick<Checks, 'report'>,
): void {
  pieces.forEach(({ unlock, circles: own = [] }, index) => {
    for (const [i, id] of own.entries()) {
      const fault = own.indexOf(id) < i ? `"${id}" stands twice, expected it once` : unknownCircle(id, circles)
      if (fault) report(['pieces', index, 'circles', i], fault)
    }
    if (circles && own.length > 0 && !own.some((id) => isEntered(id, roots))) {
      const fault = `nobody can open it, since nobody gets into ${own.join(' or ')}`
      report(['pieces', index, 'circles'], fault, 'warning')
    }
    if (typeof unlock !== 'object' || !('circle' in unlock)) return
    const field = ['pieces', index, 'unlock']
    if (!circles) report(field, `opens by the views of a circle, but the campaign has none, ${EXPECTED_CIRCLES}`)
    else if (circles.splits === 'auto' && unlock.circle > circles.size) {
      const fault = `a circle divides beyond ${circles.size} views, so it hardly gets to ${unlock.circle}`
      report(field, `${fault}, expected at most ${circles.size} (or another size)`, 'warning')
    }
  })
}
