-- script/failed
  getmetatable("").__index = function() end
