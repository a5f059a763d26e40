'use strict'
// Runs after every `npm install`: removes files of packages that nothing of ours reads. Works in any Node that npm runs
// with.

var fs = require('node:fs')
var path = require('node:path')

var PACKAGES = path.join(__dirname, '..', 'node_modules')
/** Node's C++ headers, for add-ons that are compiled: 67 MB. */
var NODES = path.join(PACKAGES, 'node', 'node_modules')
/** Charts as one file each; the studio imports their modules: 51 MB. */
var CHARTS = path.join(PACKAGES, 'echarts', 'dist')
/** What finds and downloads browsers and drivers, for three systems; the tests name theirs: 20 MB. */
var DRIVERS = path.join(PACKAGES, 'selenium-webdriver', 'bin')
/** Other forms of the player of films than the one that is imported, and their source maps: 29 MB. */
var PLAYER = path.join(PACKAGES, 'hls.js', 'dist')

var namesIn = (folder) => (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
var pathsIn = (folder, isUnread) =>
  namesIn(folder)
    .filter(isUnread)
    .map((name) => path.join(folder, name))
var unread = [CHARTS, DRIVERS].concat(
  namesIn(NODES).map((name) => path.join(NODES, name, 'include')),
  pathsIn(PLAYER, (name) => name !== 'hls.light.mjs' && !/\.d\.m?ts$/.test(name)),
)
for (var each of unread) fs.rmSync(each, { recursive: true, force: true })
