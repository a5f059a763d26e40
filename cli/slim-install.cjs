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

var nodes = fs.existsSync(NODES) ? fs.readdirSync(NODES) : []
var unread = nodes.map((name) => path.join(NODES, name, 'include')).concat(CHARTS)
for (var folder of unread) fs.rmSync(folder, { recursive: true, force: true })
