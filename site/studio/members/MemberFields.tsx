import { bind, type NewForm } from '../links/new-form.ts'
import { useAnswer } from '../use-answer.ts'
import { words } from './language.ts'
import { requests } from './requests.ts'

/** What a list says of all its members. */
export function MemberFields({ slug, form }: { slug: string; form: Pick<NewForm, 'list' | 'circle' | 'opens'> }) {
  const { value: answer } = useAnswer(() => requests.lists(slug), [slug])
  const { list, defaultList, circle, anyCircle, opens, opensHint } = words.value
  const circles = answer?.circles ?? []
  return (
    <div class="fields">
      <label>
        {list}
        <input type="text" maxLength={80} placeholder={defaultList} list="lists" {...bind(form.list)} />
        <datalist id="lists">
          {answer?.lists.map(({ node, label }) => (
            <option key={node} value={label} />
          ))}
        </datalist>
      </label>
      {circles.length > 0 && (
        <label>
          {circle}
          <select {...bind(form.circle)}>
            <option value="">{anyCircle}</option>
            {circles.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="hinted">
        <label>
          {opens}
          <input type="datetime-local" aria-describedby="opens-hint" {...bind(form.opens)} />
        </label>
        <small id="opens-hint">{opensHint}</small>
      </div>
    </div>
  )
}
