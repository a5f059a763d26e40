'use strict'
// The entry of every command: `node cli/launch.cjs cli/serve.ts …`. Plain old JavaScript, so that a Node which is too old
// for the rest can read it and say so.

var path = require('path')

/** Programs that run as one bundle, on any Node from 20.19 on. For the others Node itself strips the types. */
var BUNDLED = ['cli/serve.ts', 'cli/start.ts', 'cli/entrenous.ts']
/** Programs that run on such a Node without a bundle. */
var PLAIN = ['cli/bundle.mjs']
/** Programs that start another one beside them. */
var BUILDING = ['cli/start.ts']
/** Programs that go on for days, whoever reads what they print. */
var SERVING = ['cli/serve.ts', 'cli/start.ts', 'cli/dev.ts', 'cli/edge/dev.ts']
/** Programs that encode pictures: by default, glibc's arenas and V8's garbage take twice the memory that is needed. */
var FRUGAL = ['cli/build.ts']

var program = process.argv[2] || ''
var isFrugal = FRUGAL.indexOf(program) >= 0
var isBundled = BUNDLED.indexOf(program) >= 0
var isLight = (isBundled || PLAIN.indexOf(program) >= 0) && BUILDING.indexOf(program) < 0
var least = isLight ? [20, 19] : [22, 18]
var version = process.versions.node.split('.').map(Number)

if (version[0] < least[0] || (version[0] === least[0] && version[1] < least[1])) {
  fail(
    'This is Node ' +
      process.versions.node +
      ', expected ' +
      least.join('.') +
      ' or newer for ' +
      program +
      '. Install that, or\n' +
      '`npm install --include=dev`, which brings one that `npm start` and `npm run …` use by themselves.',
  )
} else {
  // Where whoever gives the command stands. Elsewhere the name is left over from another npm, further up.
  if (process.cwd() !== path.join(__dirname, '..')) delete process.env.INIT_CWD
  if (isFrugal) inLittleMemory()
  keepCompiled()
  process.stdout.on('error', notPrinted)
  process.stderr.on('error', () => {})
  process.argv.splice(1, 2, path.join(__dirname, '..', program))
  launch().catch((error) => {
    var name = missingPackage(error)
    if (error.code === 'ERR_UNKNOWN_FILE_EXTENSION') fail('This command needs Node 22.18 or newer.')
    else if (name)
      fail(
        name +
          ' is not installed. What serves a site comes with `npm install --omit=dev`, what builds one with `npm install --include=dev`.',
      )
    else fail(error.name === 'BundleFault' ? error.message : error)
  })
}

/** Called where standard output is not taken: without it, Node would end with a stack. A reader that has left (`| head`) knows. */
function notPrinted(error) {
  if (error.code === 'EPIPE' || SERVING.indexOf(program) >= 0 || process.exitCode) return
  fail(`Not all of the output could be written: ${error.message}`)
}

/** Re-executes this process with less memory. Without execve(2) it goes on as it is. */
function inLittleMemory() {
  if (process.env.MALLOC_ARENA_MAX !== undefined || process.platform === 'win32' || !process.execve) return
  // One arena for all encoding threads; with a young generation of 8 MB instead of 2, V8 collects less often.
  process.env.MALLOC_ARENA_MAX = '1'
  var args = [process.execPath, '--max-semi-space-size=8'].concat(process.execArgv, process.argv.slice(1))
  process.execve(process.execPath, args)
}

/** Caches V8's code of all modules for the next start, here and in child processes. */
function keepCompiled() {
  var module = require('module')
  var folder = path.join(__dirname, '..', 'node_modules', '.cache', 'entre-nous', 'compiled')
  process.env.NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE || folder
  if (module.enableCompileCache) module.enableCompileCache(process.env.NODE_COMPILE_CACHE)
}

function launch() {
  // Short-lived modules and rows would let V8's young generation grow for good. A running server lets it grow
  // (cli/serving.ts), where that saves time.
  if (!isFrugal) require('v8').setFlagsFromString('--semi-space-growth-factor=1')
  var importOf = (file) => import(require('url').pathToFileURL(file).href)
  if (!isBundled) return importOf(path.join(__dirname, '..', program))
  return importOf(path.join(__dirname, 'bundle.mjs'))
    .then((module) => module.bundleOf(program))
    .then(importOf)
}

/** Name of the package that an import, or a bundle, lacks. */
function missingPackage(error) {
  var said = /Cannot find (?:package|module) '([^'/.][^']*)'|Could not resolve "([^"/.][^"]*)"/.exec(
    String(error.message),
  )
  return said && (said[1] || said[2])
}

function fail(reason) {
  console.error(reason)
  process.exitCode = 1
}
