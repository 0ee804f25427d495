-- script/failed
  debug.getregistry()
