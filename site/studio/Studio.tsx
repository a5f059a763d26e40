import { useRef } from 'preact/hooks'
import { isHelpShown } from './keyboard.ts'
import { words } from './language.ts'
import { useLoaded } from './parts/use-loaded.ts'
import { Campaign } from './screens/Campaign.tsx'
import { Campaigns } from './screens/Campaigns.tsx'
import { Door } from './screens/Door.tsx'
import { Masthead } from './screens/Masthead.tsx'
import { Wall } from './screens/Wall.tsx'
import { isWall, slug } from './selection.ts'
import { door } from './session.ts'

const loadShortcuts = () => import('./parts/Shortcuts.tsx')

const hideKeys = () => {
  isHelpShown.value = false
}

export function Studio() {
  const keys = useLoaded(loadShortcuts, isHelpShown.value)
  const main = useRef<HTMLElement>(null)
  if (door.value !== 'open') return <Door />
  if (slug.value && isWall.value) return <Wall />
  return (
    <>
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {words.value.skip}
      </button>
      <Masthead />
      <main ref={main} tabIndex={-1}>
        {slug.value ? <Campaign slug={slug.value} /> : <Campaigns />}
      </main>
      {isHelpShown.value && keys.value && <keys.value.Shortcuts onClose={hideKeys} />}
    </>
  )
}
