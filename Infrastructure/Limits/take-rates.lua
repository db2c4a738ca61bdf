-- GCRA for all limits of one request at once: it is counted against all of them or against none.
--
-- KEYS     one a limit, all in one slot of a cluster
-- ARGV[1]  how many requests; 0 only asks, below 0 gives back
-- then for each limit: its requests, its window in microseconds, and how many microseconds the caller knows it to be
-- ahead, which only matters when this server has forgotten
--
-- Answers 1 or 0, and each limit's level behind it. A level is what is spent, in requests times microseconds of the window,
-- and goes down by the limit's requests each microsecond: whole numbers, so that nothing is lost to rounding. It is the
-- theoretical arrival time in another unit, and unlike it cannot get stuck in the future when this machine's clock is set back.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local cost, admitted, levels = tonumber(ARGV[1]), 1, {}

for i, key in ipairs(KEYS) do
  local requests, window, ahead = tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i]), tonumber(ARGV[3 * i + 1])
  local level = 0
  local at, spent, of = string.match(redis.call('GET', key) or '', '^(%d+) (%d+) (%d+)$')
  if at then
    level = math.max(0, tonumber(spent) - math.max(0, now - tonumber(at)) * tonumber(of))
    -- The limit was changed: as long as before until it is whole.
    if tonumber(of) ~= requests then level = math.floor(level / tonumber(of) * requests) end
  end
  levels[i] = math.max(level, ahead * requests)
  if cost > 0 and levels[i] + cost * window > requests * window then admitted = 0 end
end

if admitted == 1 then
  for i, key in ipairs(KEYS) do
    local requests, window = tonumber(ARGV[3 * i - 1]), tonumber(ARGV[3 * i])
    levels[i] = math.max(0, levels[i] + cost * window)
    if cost ~= 0 or levels[i] > 0 then
      redis.call('SET', key, string.format('%.0f %.0f %.0f', now, levels[i], requests), 'PX', math.ceil(window / 1000))
    end
  end
end
return { admitted, unpack(levels) }
