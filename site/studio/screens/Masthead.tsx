import { clock } from '../format.ts'
import { switchLanguage, words } from '../language.ts'
import { connection, heardAt, isUnknown, report } from '../live-report.ts'
import { Link } from '../parts/Link.tsx'
import { Menu } from '../parts/Menu.tsx'
import { slug } from '../selection.ts'
import { leave, session } from '../session.ts'

export function Masthead() {
  const { studio, other, campaigns, account } = words.value
  const title = report.value?.campaign.title
  return (
    <header class="masthead">
      <p class="brand">
        Entre Nous <span>{studio}</span>
      </p>
      {slug.value && (
        <nav>
          <Link href="/studio/">{campaigns.all}</Link>
          {title && <span class="here"> / {title}</span>}
        </nav>
      )}
      {!isUnknown.value && <Connection />}
      <button type="button" class="quiet" onClick={switchLanguage}>
        {other}
      </button>
      <Menu label={session.value?.name}>
        <p>{session.value && account.roles[session.value.role]}</p>
        <button type="button" class="quiet" onClick={() => leave(false)}>
          {account.signOut}
        </button>
        <button type="button" class="quiet" onClick={() => leave(true)}>
          {account.signOutEverywhere}
        </button>
      </Menu>
    </header>
  )
}

/** The state of the live connection; announced only when it changes. */
function Connection() {
  const { live, lost, asking, at } = words.value.connection
  const state = connection.value
  return (
    <p class="connection" data-is={state}>
      <span role="status">{{ live, lost, asking }[state]}</span>
      {state === 'lost' && heardAt.value !== undefined && <span> {at(clock(heardAt.value))}</span>}
    </p>
  )
}
