import { switchLanguage, words } from '../language.ts'
import { door } from '../session.ts'

/** The sign-in screen: what the studio is, and how to get in. */
export function Door() {
  const { signIn, other, retry } = words.value
  const state = door.value
  if (state === 'opening') return <p class="door opening">{signIn.opening}</p>
  return (
    <main class="door">
      <p class="brand">Entre Nous</p>
      <h1>{signIn.title}</h1>
      {state !== 'stranger' && state !== 'open' && (
        <p class="news" role="alert">
          {signIn[state]}
        </p>
      )}
      <p>{signIn.line}</p>
      <p>{signIn.how}</p>
      <p>
        <code>{signIn.command}</code>
      </p>
      <p class="actions">
        {state === 'offline' && (
          <button type="button" onClick={() => location.reload()}>
            {retry}
          </button>
        )}
        <button type="button" class="quiet" onClick={switchLanguage}>
          {other}
        </button>
      </p>
    </main>
  )
}
