import { render } from 'preact'
import { followKeys } from './keyboard.ts'
import { followReport } from './report.ts'
import { Studio } from './Studio.tsx'
import { enter } from './session.ts'

const place = document.getElementById('studio')
if (place) {
  render(<Studio />, place)
  followReport()
  followKeys()
  // A link that is followed where the studio is open already does not load the page again.
  addEventListener('hashchange', () => location.hash && enter())
  await enter()
}
