-- script/failed
  while true do coroutine.resume(coroutine.create(function() for i = 1, 50 do end end)) end
