-- script/failed
  return math.random()
