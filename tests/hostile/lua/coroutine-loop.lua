-- script/failed
  coroutine.wrap(function() while true do end end)()
