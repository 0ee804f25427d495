-- script/failed
  string.dump(function() end)
