-- script/(failed|too-)
  table.sort(setmetatable({}, {__len = function() return 1 << 31 end}), math.ult)
