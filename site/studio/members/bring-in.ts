import type { ChannelId } from '../../../campaigns/channels.ts'
import { groupBy } from '../../../campaigns/group-by.ts'
import type { List, ListRow } from '../../../campaigns/list.ts'
import { FEWEST_MEMBERS } from '../../../campaigns/list-sizes.ts'
import { whole } from '../format.ts'
import type { NewForm } from '../links/new-form.ts'
import { words } from './language.ts'
import { ListRefusal, requests } from './requests.ts'

/**
 * Brings members in: one list or, where the file has a column of circles, one for each, all of them or none. Resolves with
 * what was done; throws `Refusal`.
 */
export async function bringIn(slug: string, { rows }: List, form: NewForm): Promise<string> {
  const { defaultList, tooFew, enlisted } = words.value
  const { circles, lists } = await requests.lists(slug)
  const groups = groupBy(rows, ({ circle }) => circle ?? form.circle.value)
  const name = form.list.value.trim() || defaultList
  const named = [...groups].map(([circle, people]) => {
    const own = circles.find(({ id }) => id === circle)?.name ?? circle
    return { circle, people, label: groups.size > 1 && circle ? `${name}, ${own}` : name }
  })
  for (const { label, people } of named) {
    const isNew = !lists.some((list) => list.label === label)
    if (isNew && people.length < FEWEST_MEMBERS) throw new ListRefusal(400, tooFew(label, whole(FEWEST_MEMBERS)))
  }
  const sent = requests.enlist(slug, {
    ...(form.cap.value !== '' && { cap: Number(form.cap.value) || null }),
    lists: named.map(({ label, circle, people }) => ({
      label,
      ...(form.channel.value && { channel: form.channel.value as ChannelId }),
      ...(circle && { circle }),
      ...(form.opens.value && { opens: new Date(form.opens.value).getTime() }),
      members: people.map((person) => person.label),
    })),
  })
  const answer = await sent.catch((error: unknown) => {
    throw error instanceof ListRefusal ? atLine(error, [...groups.values()]) : error
  })
  const sum = (of: 'added' | 'known') => answer.lists.reduce((total, list) => total + list[of], 0)
  return enlisted(whole(sum('added')), whole(sum('known')))
}

/** The same refusal with the line of the list, in place of the field of the request. */
function atLine({ status, detail }: ListRefusal, groups: readonly (readonly ListRow[])[]): ListRefusal {
  const [field = '', group, member = 0] = /^lists\.(\d+)\.(?:members\.(\d+)|\w+): /.exec(detail) ?? []
  const line = groups[Number(group)]?.[Number(member)]?.line
  return new ListRefusal(
    status,
    line === undefined ? detail : words.value.line(whole(line)) + detail.slice(field.length),
  )
}
