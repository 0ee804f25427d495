-- script/failed
  debug.sethook()
