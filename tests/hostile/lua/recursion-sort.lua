-- script/(too-|failed)
  local function f() table.sort({1, 2, 3}, function() f() return false end) end
  f()
