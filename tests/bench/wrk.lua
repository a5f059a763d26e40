-- What wrk sends: a POST each, through any of the links in a file, by a new fan from one of many networks; without a link, a no-op.
-- Arguments: path, file of links, headers of a browser (name, value, name, value …).

local DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
local links, headers, path = {}, {}, "/"

function init(arguments)
  math.randomseed(os.time() + tonumber(tostring({}):match("0x(%x+)"), 16) % 2 ^ 31)
  path = arguments[1]
  for link in io.lines(arguments[2]) do
    links[#links + 1] = link
  end
  for i = 3, #arguments, 2 do
    headers[arguments[i]] = arguments[i + 1]
  end
end

-- 22 base58 characters below 2^128.
local function visit()
  local digits = { "2" }
  for i = 2, 22 do
    local at = math.random(#DIGITS)
    digits[i] = DIGITS:sub(at, at)
  end
  return table.concat(digits)
end

-- Of 16,384 networks, 64 by 256 of them in one neighbourhood.
local function address()
  return "198.18." .. math.random(0, 63) .. "." .. math.random(0, 255)
end

function request()
  local from = address()
  headers["X-Forwarded-For"] = from
  headers["CF-Connecting-IP"] = from
  local link = links[math.random(#links)] or "1111111111111111111111"
  return wrk.format("POST", path, headers, '{"link":"w' .. link .. '","visit":"' .. visit() .. '"}')
end

function done(summary, latency)
  local errors = summary.errors
  local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
  io.write(string.format('\n{"requests":%d,"us":%d,"failed":%d,"p99":%.2f}\n', summary.requests, summary.duration, failed, latency:percentile(99) / 1000))
end
