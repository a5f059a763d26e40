import { render } from 'preact'
import { followKeys } from './keyboard.ts'
import { speak } from './language.ts'
import { followReport } from './live-report.ts'
import { Studio } from './Studio.tsx'
import { enter } from './session.ts'

const place = document.getElementById('studio')
if (place) {
  // A link that is followed where the studio is open already does not load the page again.
  addEventListener('hashchange', () => location.hash && enter())
  const show = () => {
    render(<Studio />, place)
    followReport()
    followKeys()
  }
  // The words come while the API says who is there.
  await Promise.all([enter(), speak().then(show)])
}
