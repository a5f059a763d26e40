import { arePackagesHere, installPackages } from '../support/debian.ts'

/** Firefox, WebKitGTK with its driver and a screen for it, and the codecs without which it plays neither H.264 nor AAC. */
const PACKAGES = [
  'firefox-esr',
  'webkit2gtk-driver',
  'xvfb',
  'gstreamer1.0-plugins-good',
  'gstreamer1.0-plugins-bad',
  'gstreamer1.0-libav',
] as const

/** Debian's. Nobody else packages the driver of WebKitGTK the same way. */
export function areEnginesHere(): boolean {
  return arePackagesHere(...PACKAGES)
}

/** Installs what is missing. Throws where that is not possible: without the engines nothing is tested. */
export function requireEngines(): void {
  if (areEnginesHere() || (installPackages(...PACKAGES) && areEnginesHere())) return
  throw new Error(`The engines were not found and could not be installed: apt-get install ${PACKAGES.join(' ')}`)
}
