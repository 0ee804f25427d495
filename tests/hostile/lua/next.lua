-- script/failed
  return next({})
