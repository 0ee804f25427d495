-- script/failed
  return levle("x")
